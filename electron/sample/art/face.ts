/** The face: three-quarter view, in head units. The expression is parameters, so that its tag is always true. */
import { ink, inked, mix, shade, tint } from './colour.ts';
import { circle, clip, ellipse, gradient, group, path, within } from './svg.ts';

type EyeState = 'open' | 'half' | 'closed' | 'wink';
type BrowState = 'calm' | 'raised' | 'angry' | 'worried';
type MouthState = 'smile' | 'open smile' | 'grin' | 'line' | 'frown' | 'small o' | 'cat' | 'pout';

export interface Expression {
  readonly eyes: EyeState;
  readonly brows: BrowState;
  readonly mouth: MouthState;
  readonly blush: boolean;
}

export interface FaceLook {
  readonly skin: string;
  readonly eyes: string;
  /** Brows take the hair's colour. */
  readonly hair: string;
  /** Eyes a little narrower, brows stronger. */
  readonly sharp: boolean;
  readonly freckles: boolean;
  readonly mole: boolean;
}

const outline =
  'M262 470C258 330 356 244 482 244C612 244 706 334 706 470C708 540 704 600 688 652C668 714 624 770 574 798C552 808 528 806 506 794C438 760 372 712 332 652C296 610 264 550 262 470Z';

const eyeShape = 'M-62 6C-52 -62 40 -74 64 -10C70 34 42 66 -2 68C-40 68 -58 44 -62 6Z';
const lash = 'M-78 -4C-70 -18 -66 -30 -56 -42C-20 -86 52 -78 74 -4C44 -54 -24 -62 -58 6C-62 12 -70 8 -78 -4Z';

const openEye = (id: string, colour: string, openness: number): string =>
  group(
    `scale(1 ${openness})`,
    path(eyeShape, { fill: '#fffdfb' }),
    within(
      id,
      ellipse(4, 0, 46, 64, { fill: `url(#${id}iris)`, stroke: shade(colour, 0.62), width: 7 }),
      ellipse(4, -4, 17, 26, { fill: shade(colour, 0.75) }),
      path('M-70 -70H80V-34C40 -52 -20 -52 -70 -12Z', { fill: shade(colour, 0.7), opacity: 0.28 }),
    ),
    path(lash, { fill: ink }),
    path('M-30 66C-8 72 14 72 34 64', { stroke: ink, width: 5 }),
  );

const closedEye = (happy: boolean): string =>
  path(happy ? 'M-66 22C-40 -36 40 -40 66 18' : 'M-66 -2C-40 34 36 38 66 0', { stroke: ink, width: 13 });

/** Lights stay on the same side in both eyes, so they are not mirrored with the far one. */
const lights = (scale: number, openness: number): string =>
  group(
    `scale(${scale} ${openness})`,
    circle(-12, -26, 15, { fill: '#fff' }),
    circle(22, 26, 8, { fill: '#fff', opacity: 0.85 }),
  );

const drawEyes = (look: FaceLook, expression: Expression, prefix: string): string => {
  const openness = (expression.eyes === 'half' ? 0.56 : 1) * (look.sharp ? 0.78 : 1);
  const drop = expression.eyes === 'half' ? 12 : 0;
  const shown = (far: boolean): string => {
    const happy = expression.mouth !== 'frown' && expression.mouth !== 'line';
    if (expression.eyes === 'closed' || (expression.eyes === 'wink' && far)) return closedEye(happy);
    return openEye(`${prefix}eye`, look.eyes, openness);
  };
  const closedFar = expression.eyes === 'closed' || expression.eyes === 'wink';
  return [
    group(
      `translate(440 ${548 + drop})`,
      shown(false),
      expression.eyes === 'closed' ? '' : lights(1, openness),
    ),
    group(
      `translate(630 ${544 + drop})`,
      group('scale(-0.8 1)', shown(true)),
      closedFar ? '' : lights(0.85, openness),
    ),
  ].join('');
};

const brows: Record<BrowState, readonly [near: string, far: string]> = {
  calm: ['M374 446C408 424 456 420 500 434', 'M588 428C622 414 654 418 678 440'],
  raised: ['M374 424C408 398 456 396 500 414', 'M588 408C622 390 654 396 678 420'],
  angry: ['M376 424C416 424 464 440 504 468', 'M584 464C616 438 650 424 680 424'],
  worried: ['M376 462C410 444 456 426 496 412', 'M592 410C624 422 654 440 678 462'],
};

const drawMouth = (mouth: MouthState, skin: string): string => {
  const line = shade(skin, 0.72);
  const stroke = { stroke: line, width: 9 };
  const inner = { fill: '#8c3346', stroke: line, width: 8 };
  switch (mouth) {
    case 'smile':
      return path('M508 692C536 716 586 718 616 690', stroke);
    case 'open smile':
      return (
        path('M500 684C540 698 590 698 622 680C618 732 592 756 562 756C530 756 506 730 500 684Z', inner) +
        path('M528 738C544 722 580 720 596 734C586 752 540 756 528 738Z', { fill: '#e58a90' })
      );
    case 'grin':
      return (
        path('M498 682C540 696 590 696 624 678C614 724 590 740 562 740C532 740 508 722 498 682Z', {
          ...inner,
          fill: '#fffdfb',
        }) + path('M508 706C544 718 588 718 616 702', { stroke: line, width: 4 })
      );
    case 'line':
      return path('M524 704C546 700 582 700 602 702', stroke);
    case 'frown':
      return path('M516 720C540 696 586 694 610 714', stroke);
    case 'small o':
      return ellipse(564, 712, 20, 26, inner);
    case 'cat':
      return path('M514 690C524 718 556 718 564 694C572 716 602 714 612 688', stroke);
    case 'pout':
      return path('M536 708C552 694 580 694 592 706', { stroke: line, width: 11 });
  }
};

/** Definitions for {@link drawFace}. */
export const faceDefs = (look: FaceLook, prefix: string): string =>
  clip(`${prefix}eye`, path(eyeShape, { fill: '#000' })) +
  gradient(`${prefix}eyeiris`, [
    [0, shade(look.eyes, 0.5)],
    [0.5, look.eyes],
    [1, tint(look.eyes, 0.5)],
  ]) +
  clip(`${prefix}face`, path(outline, { fill: '#000' }));

/** Ear and head shape, then everything on it. The hair's front goes over it. */
export const drawFace = (look: FaceLook, expression: Expression, prefix: string): string => {
  const { skin } = look;
  const line = inked(skin);
  const brow = brows[expression.brows];
  const browPaint = { stroke: shade(look.hair, 0.5), width: look.sharp ? 15 : 10 };
  const rosy = mix(skin, '#f0566a', 0.5);
  return [
    path('M330 520C282 500 240 530 246 588C250 640 286 684 334 672Z', {
      fill: skin,
      stroke: line,
      width: 10,
    }),
    path('M316 556C286 546 268 566 272 594M284 610C296 600 312 602 318 614', { stroke: line, width: 6 }),
    path(outline, { fill: skin, stroke: line, width: 10 }),
    within(
      `${prefix}face`,
      // The shadow that the fringe throws.
      path('M240 230H730V470C640 392 420 392 300 560L240 640Z', { fill: shade(skin, 0.3), opacity: 0.34 }),
      path('M330 640C400 730 470 770 560 806L300 820Z', { fill: shade(skin, 0.3), opacity: 0.25 }),
      expression.blush
        ? ellipse(400, 646, 54, 28, { fill: rosy, opacity: 0.45 }) +
            ellipse(664, 636, 38, 26, { fill: rosy, opacity: 0.45 }) +
            path('M378 656L392 634M402 660L416 638M650 646L662 624M672 646L682 626', {
              stroke: shade(rosy, 0.2),
              width: 5,
              opacity: 0.7,
            })
        : '',
      look.freckles
        ? [
            [384, 634],
            [408, 648],
            [428, 630],
            [640, 626],
            [660, 640],
            [676, 622],
          ]
            .map(([x = 0, y = 0]) => circle(x, y, 6, { fill: shade(skin, 0.42) }))
            .join('')
        : '',
    ),
    look.mole ? circle(490, 640, 7, { fill: shade(skin, 0.75) }) : '',
    path('M590 618C598 634 604 642 590 648', { stroke: line, width: 7 }),
    drawMouth(expression.mouth, skin),
    drawEyes(look, expression, prefix),
    path(brow[0], browPaint),
    path(brow[1], browPaint),
  ].join('');
};
