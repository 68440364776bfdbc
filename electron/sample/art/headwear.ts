/** Animal ears, horns, and what is worn on the head. Glasses, earrings and the flower are lorelei's (CC0 1.0). */
import { createAvatar } from '@dicebear/core';
import * as lorelei from '@dicebear/lorelei';
import { inked, shade, tint } from './colour.ts';
import { circle, ellipse, group, path, rect } from './svg.ts';

export type Ears = 'cat ears' | 'fox ears' | 'wolf ears' | 'rabbit ears' | 'bear ears';
export type Horns = 'dragon horns' | 'sheep horns' | 'goat horns';
export type Ornament =
  | 'hair flower'
  | 'hairclip'
  | 'hairband'
  | 'hair ribbon'
  | 'beret'
  | 'headphones'
  | 'glasses'
  | 'round eyewear'
  | 'earrings'
  | 'eyepatch'
  | 'halo';

const pair = (
  near: string,
  far: string,
  inner: readonly [string, string],
  colour: string,
  innerColour: string,
): string =>
  path(near, { fill: colour, stroke: inked(colour), width: 10 }) +
  path(inner[0], { fill: innerColour }) +
  path(far, { fill: colour, stroke: inked(colour), width: 10 }) +
  path(inner[1], { fill: innerColour });

/** Ears grow out of the hair: they go under its front. */
export const drawEars = (kind: Ears, hair: string): string => {
  const pink = '#f2b6b4';
  switch (kind) {
    case 'cat ears':
      return pair(
        'M272 400C250 270 262 170 286 112C350 140 420 200 462 262Z',
        'M540 256C580 190 640 130 700 108C724 180 726 280 712 396Z',
        [
          'M300 340C286 260 290 200 302 164C346 190 384 224 408 260Z',
          'M592 258C626 206 658 172 690 160C700 210 700 270 692 330Z',
        ],
        hair,
        pink,
      );
    case 'fox ears':
      return pair(
        'M250 420C210 260 220 120 262 30C340 90 420 180 460 270Z',
        'M536 262C580 170 660 80 738 40C766 140 752 290 716 410Z',
        [
          'M286 350C256 250 262 160 278 104C330 150 376 210 400 268Z',
          'M592 262C630 186 680 130 720 104C734 180 722 270 696 340Z',
        ],
        hair,
        tint(hair, 0.75),
      );
    case 'wolf ears':
      return pair(
        'M262 410C226 300 214 190 234 84C270 120 330 160 372 200C410 220 440 240 462 268Z',
        'M536 262C560 232 600 214 640 186C680 160 730 120 756 92C770 200 752 310 716 406Z',
        [
          'M292 350C262 270 256 210 262 150C310 190 366 220 402 270Z',
          'M596 262C632 222 692 186 728 156C736 220 722 280 698 344Z',
        ],
        hair,
        shade(hair, 0.45),
      );
    case 'rabbit ears':
      return pair(
        'M330 330C250 200 200 60 230 -90C250 -150 310 -140 340 -80C390 30 420 160 440 280Z',
        'M550 280C570 150 610 20 670 -80C704 -136 760 -140 776 -80C796 60 730 200 660 320Z',
        [
          'M350 280C290 180 256 60 274 -50C290 -80 310 -60 324 -30C360 60 384 160 398 260Z',
          'M590 260C612 150 650 40 698 -36C712 -60 736 -60 740 -30C744 80 700 190 646 280Z',
        ],
        hair,
        pink,
      );
    case 'bear ears':
      return pair(
        'M262 380C200 330 190 220 260 180C330 150 410 190 424 270Z',
        'M560 262C580 190 650 150 710 182C772 220 760 330 706 384Z',
        [
          'M290 340C250 300 248 250 284 232C324 216 366 236 380 276Z',
          'M606 270C622 226 664 208 698 230C730 256 722 310 694 342Z',
        ],
        hair,
        shade(hair, 0.4),
      );
  }
};

export const drawHorns = (kind: Horns, colour: string): string => {
  const paint = { fill: colour, stroke: inked(colour), width: 10 };
  const rings = (d: string): string => path(d, { stroke: shade(colour, 0.4), width: 7 });
  switch (kind) {
    case 'dragon horns':
      return (
        path('M330 300C280 230 230 180 150 160C190 120 240 110 250 70C290 110 340 140 420 262Z', paint) +
        path('M600 250C650 150 700 120 740 70C750 120 800 130 850 160C770 190 730 240 690 320Z', paint) +
        rings('M268 212L330 158M300 250L368 196M668 164L732 222M638 204L706 262')
      );
    case 'sheep horns':
      return (
        path(
          'M360 300C250 220 130 270 120 390C114 490 200 550 270 510C320 476 310 410 262 408C230 410 232 446 254 450C226 470 184 440 190 392C200 330 270 320 340 372Z',
          paint,
        ) +
        path(
          'M620 290C720 210 830 260 842 380C850 470 780 530 716 500C672 470 684 410 726 410C750 414 746 444 732 448C760 460 786 430 780 386C770 330 710 320 650 366Z',
          paint,
        ) +
        rings(
          'M250 274L274 334M172 312L216 344M124 400L190 402M160 494L206 444M712 262L700 324M800 312L756 344M842 392L782 396',
        )
      );
    case 'goat horns':
      return (
        path('M340 310C300 220 300 90 370 -10C384 90 400 180 450 262Z', paint) +
        path('M560 256C600 180 620 90 620 -20C706 80 718 210 690 312Z', paint) +
        rings('M316 200L416 180M312 140L398 122M326 80L386 70M600 176L704 196M618 120L698 140')
      );
  }
};

/** One part of a lorelei head alone, cut out of the avatar by its colour. */
const loreleiPart = (
  part: 'glasses' | 'earrings' | 'hairAccessories',
  variant: string,
  colour: string,
): string => {
  const body = createAvatar(lorelei, {
    hair: ['variant01'],
    hairColor: ['bbbbbb'],
    beardProbability: 0,
    frecklesProbability: 0,
    earringsProbability: part === 'earrings' ? 100 : 0,
    glassesProbability: part === 'glasses' ? 100 : 0,
    hairAccessoriesProbability: part === 'hairAccessories' ? 100 : 0,
    [part]: [variant],
    [`${part}Color`]: ['aaaaaa'],
  }).toString();
  return [...body.matchAll(/<path [^>]*fill="#aaaaaa"[^>]*\/>/g)]
    .map(([p]) => p.replace('#aaaaaa', colour))
    .join('');
};

/** Ornaments over the face and the hair's front. */
export const drawOrnament = (kind: Ornament, colour: string): string => {
  const line = inked(colour);
  const paint = { fill: colour, stroke: line, width: 9 };
  switch (kind) {
    case 'hair flower':
      return group(
        'translate(270 400)',
        ...[0, 72, 144, 216, 288].map((a) => group(`rotate(${a})`, ellipse(0, -42, 32, 38, paint))),
        circle(0, 0, 22, { fill: '#f6dd8a', stroke: line, width: 7 }),
      );
    case 'hairclip':
      return (
        group('translate(318 420) rotate(-38)', rect(-60, -15, 120, 30, paint, 10)) +
        group('translate(336 462) rotate(-38)', rect(-60, -15, 120, 30, paint, 10))
      );
    case 'hairband':
      return (
        path('M262 420C280 260 400 196 500 198C620 202 700 280 718 380', { stroke: line, width: 56 }) +
        path('M262 420C280 260 400 196 500 198C620 202 700 280 718 380', { stroke: colour, width: 36 })
      );
    case 'hair ribbon':
      return group(
        'translate(300 268) rotate(-28)',
        path('M0 0C-60 -90 -150 -90 -156 -50C-150 0 -150 30 -140 66C-90 70 -40 40 0 0Z', paint),
        path('M0 0C60 -90 150 -90 156 -50C150 0 150 30 140 66C90 70 40 40 0 0Z', paint),
        path('M-10 10L-70 150L-20 130L0 30L24 140L72 130L12 10Z', paint),
        circle(0, 0, 30, paint),
      );
    case 'beret':
      return (
        path(
          'M226 330C190 180 330 90 500 100C650 106 760 170 744 270C738 320 700 330 660 310C540 260 380 270 290 350C260 374 236 366 226 330Z',
          paint,
        ) +
        path('M232 346C330 260 560 236 716 322', { stroke: shade(colour, 0.35), width: 18 }) +
        path('M480 104C484 80 494 66 512 60', { stroke: line, width: 18 })
      );
    case 'headphones':
      return (
        path('M250 540C220 300 340 170 486 172C640 176 742 290 726 470', { stroke: line, width: 50 }) +
        path('M250 540C220 300 340 170 486 172C640 176 742 290 726 470', { stroke: colour, width: 32 }) +
        ellipse(258, 580, 62, 84, paint) +
        ellipse(246, 580, 34, 54, { fill: tint(colour, 0.4) })
      );
    case 'glasses':
      return group('translate(0 38)', loreleiPart('glasses', 'variant04', colour));
    case 'round eyewear':
      return group('translate(0 44)', loreleiPart('glasses', 'variant01', colour));
    case 'earrings':
      return (
        loreleiPart('earrings', 'variant03', colour) +
        circle(292, 700, 15, { fill: colour, stroke: line, width: 6 })
      );
    case 'eyepatch':
      return (
        path('M250 430L700 480', { stroke: line, width: 13 }) +
        path('M364 486C400 462 480 470 516 500C520 570 490 622 440 624C390 620 362 560 364 486Z', paint)
      );
    case 'halo':
      return (
        ellipse(486, 60, 220, 54, { stroke: line, width: 40 }) +
        ellipse(486, 60, 220, 54, { stroke: colour, width: 24 })
      );
  }
};
