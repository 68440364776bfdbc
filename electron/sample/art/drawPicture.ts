/** A picture as SVG: backdrop, figures in their framing, what drifts before them, and the light. */
import type { Framing } from '../layout.ts';
import type { Figure, Picture } from '../picture.ts';
import { clothColours, eyeColours, hairColours, skins } from '../palette.ts';
import type { Random } from '../random.ts';
import { drawFigure, type FigureLook } from './figure.ts';
import { group, n, rect } from './svg.ts';

/** From which height to which a framing shows a figure, in head units. */
const spans: Record<Framing, readonly [top: number, bottom: number]> = {
  portrait: [30, 1130],
  'upper body': [-10, 1640],
  'cowboy shot': [-70, 2270],
};

const hornColours = { 'dragon horns': '#5d5670', 'sheep horns': '#8a7468', 'goat horns': '#453a4a' } as const;

const lookOf = ({ character }: Figure): FigureLook => {
  const [cut, length, hairName] = character.hair;
  const hair = hairColours[hairName];
  return {
    sex: character.sex,
    hair: { cut, length, colour: hair },
    face: {
      skin: skins[character.skin],
      eyes: eyeColours[character.eyes],
      hair,
      sharp: character.sex === 'boy',
      freckles: character.mark === 'freckles',
      mole: character.mark === 'mole',
    },
    ...(character.ears === undefined ? {} : { ears: character.ears }),
    ...(character.horns === undefined
      ? {}
      : { horns: { kind: character.horns, colour: hornColours[character.horns] } }),
    ornaments: (character.ornaments ?? []).map(([colour, kind]) => ({ kind, colour: clothColours[colour] })),
  };
};

/** Ears, horns and halos need room above the head. */
const headroom = ({ character: { ears, horns, ornaments = [] } }: Figure): number =>
  ears !== undefined || horns !== undefined || ornaments.some(([, kind]) => kind === 'halo') ? 90 : 0;

/** The middle of a figure, in head units: between body and head, which looks to one side. */
const middle = 486;

/** @returns a whole SVG document of the picture's size */
export const drawPicture = (picture: Picture, random: Random): string => {
  const { width: w, height: h, figures, framing, zoom, tilt, shift, drop } = picture;
  const backdrop = picture.place.draw({ w, h, random });
  const [top, bottom] = spans[framing];
  const places = figures.length === 1 ? [0.5 + shift] : [0.29, 0.71];
  const drawn = figures.map((figure, i) => {
    const start = top - headroom(figure);
    // Two figures must both fit the width.
    const scale = Math.min((h / (bottom - start)) * zoom, figures.length === 1 ? Infinity : w / 1500);
    const x = w * (places[i] ?? 0.5);
    const { defs, body } = drawFigure(lookOf(figure), figure.outfit, figure.pose, figure.expression, `f${i}`);
    return {
      defs,
      body: group(
        `translate(${n(x)} ${n(drop * h - start * scale)}) rotate(${n(tilt)} 0 ${n(h)}) scale(${(figure.mirrored ? -scale : scale).toFixed(4)} ${scale.toFixed(4)}) translate(${-middle} 0)`,
        body,
      ),
    };
  });
  const { light } = backdrop;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">`,
    `<defs>${backdrop.defs}${drawn.map(({ defs }) => defs).join('')}</defs>`,
    backdrop.behind,
    ...drawn.map(({ body }) => body),
    backdrop.front,
    light === undefined ? '' : rect(0, 0, w, h, { fill: light.colour, opacity: light.opacity }),
    '</svg>',
  ].join('');
};
