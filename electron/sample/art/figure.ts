/** A whole figure, back to front, in head units. */
import { type Outfit, sleevesOf } from '../outfit.ts';
import { clothColours } from '../palette.ts';
import { type ArmLook, drawArms, farHand, type Pose } from './arms.ts';
import { drawBottom, drawLegwear } from './bottoms.ts';
import { builds, cx, drawBody } from './build.ts';
import { drawExtra, drawNeck } from './extras.ts';
import { drawFace, type Expression, type FaceLook, faceDefs } from './face.ts';
import { drawHair, type HairLook, hairTies } from './hair.ts';
import { drawEars, drawHorns, drawOrnament, type Ears, type Horns, type Ornament } from './headwear.ts';
import { drawHeld } from './held.ts';
import { drawOuter } from './outers.ts';
import { group } from './svg.ts';
import { drawTop } from './tops.ts';

export interface FigureLook {
  readonly sex: 'girl' | 'boy';
  readonly hair: HairLook;
  readonly face: FaceLook;
  readonly ears?: Ears;
  readonly horns?: { readonly kind: Horns; readonly colour: string };
  readonly ornaments: readonly { readonly kind: Ornament; readonly colour: string }[];
}

/** How far an outfit is from the shoulders; the arms start there. */
const ease = ({ outer, top }: Outfit): number => {
  if (outer !== undefined && outer[1] !== 'vest' && outer[1] !== 'cape') return 24;
  return top[1] === 'hoodie' || top[1] === 'kimono' ? 32 : 10;
};

const sleeveColour = (outfit: Outfit): string => {
  const { outer, top } = outfit;
  const fromTop = outer === undefined || outer[1] === 'vest' || outer[1] === 'cape';
  return clothColours[fromTop ? top[0] : outer[0]];
};

/** Heads are large in this style: the trunk is drawn to its own measure and set under the chin. */
const trunk = (...shapes: readonly string[]): string =>
  group(`translate(${cx * 0.06} 0) scale(0.94)`, ...shapes);

/** @param prefix keeps the ids of several figures in one picture apart */
export const drawFigure = (
  look: FigureLook,
  outfit: Outfit,
  pose: Pose,
  expression: Expression,
  prefix: string,
): { readonly defs: string; readonly body: string } => {
  const b = builds[look.sex];
  const trim = clothColours[outfit.trim];
  const hair = drawHair(look.hair, prefix);
  const top = drawTop(outfit.top[1], b, clothColours[outfit.top[0]], trim);
  const outer =
    outfit.outer === undefined ? {} : drawOuter(outfit.outer[1], b, clothColours[outfit.outer[0]], trim);
  const neck = outfit.neck === undefined ? {} : drawNeck(outfit.neck[1], b, clothColours[outfit.neck[0]]);
  const extras = (outfit.extras ?? []).map((extra) => drawExtra(extra, b, trim));
  const sleeves = sleevesOf(outfit);
  const armLook: ArmLook = {
    skin: look.face.skin,
    ease: ease(outfit),
    sleeves: {
      kind: sleeves,
      colour: sleeveColour(outfit),
      cuff: trim,
      joined: outfit.outer?.[1] !== 'vest',
    },
    ...(outfit.gloves === undefined ? {} : { gloves: clothColours[outfit.gloves] }),
    ...(outfit.extras?.includes('armband') === true ? { band: trim } : {}),
  };
  const arms = drawArms(b, pose, armLook);
  const held = drawHeld(pose, farHand(b, pose), trim);
  const bottom =
    outfit.bottom === undefined ? '' : drawBottom(outfit.bottom[1], b, clothColours[outfit.bottom[0]], trim);
  const hangsOver = ['hoodie', 'sweater', 't-shirt'].includes(outfit.top[1]);
  const tie = hairTies(look.hair.length, trim);
  const ornament = (those: (kind: Ornament) => boolean): string =>
    look.ornaments.flatMap(({ kind, colour }) => (those(kind) ? [drawOrnament(kind, colour)] : [])).join('');
  return {
    defs: hair.defs + faceDefs(look.face, prefix),
    body: [
      hair.behind,
      tie,
      trunk(
        outer.behind ?? '',
        top.behind ?? '',
        arms.behind,
        drawBody(b, look.face.skin),
        outfit.legwear === undefined
          ? ''
          : drawLegwear(outfit.legwear[1], b, clothColours[outfit.legwear[0]], trim),
        hangsOver ? bottom : '',
        top.trunk ?? '',
        hangsOver ? '' : bottom,
        top.over ?? '',
        neck.over ?? '',
        outer.trunk ?? '',
        ...extras.map((e) => e.trunk ?? ''),
        outer.over ?? '',
        held.behind,
        arms.front,
        held.front,
        ...extras.map((e) => e.over ?? ''),
      ),
      hair.middle,
      ornament((kind) => kind === 'halo'),
      look.horns === undefined ? '' : drawHorns(look.horns.kind, look.horns.colour),
      drawFace(look.face, expression, prefix),
      look.ears === undefined ? '' : drawEars(look.ears, look.hair.colour),
      ornament((kind) => kind === 'eyepatch' || kind === 'glasses' || kind === 'round eyewear'),
      hair.front,
      ornament((kind) => !['eyepatch', 'glasses', 'round eyewear', 'halo'].includes(kind)),
    ].join(''),
  };
};
