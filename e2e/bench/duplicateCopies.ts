/** The ways in which people make copies of an image: a table, one row a way. */
import sharp, { type Sharp } from 'sharp';
import type { Random } from './random.ts';

interface Source {
  readonly image: Sharp;
  readonly width: number;
  readonly height: number;
  readonly random: Random;
}

/** @param left part of the width that goes on the left side, and so on */
const cut = (
  { image, width, height }: Source,
  left: number,
  top: number,
  right: number,
  bottom: number,
): Sharp =>
  image.extract({
    left: Math.round(width * left),
    top: Math.round(height * top),
    width: Math.round(width * (1 - left - right)),
    height: Math.round(height * (1 - top - bottom)),
  });

/** The share cut from both sides together, divided at random between them. */
const cropped = (source: Source, part: number): Sharp => {
  const [left, top] = [source.random.below(1000) / 1000, source.random.below(1000) / 1000];
  return cut(source, part * left, part * top, part * (1 - left), part * (1 - top));
};

const centred = (source: Source, part: number): Sharp => cut(source, part, part, part, part);

const bordered = ({ image, width, height }: Source, part: number, background: string): Sharp => {
  const by = Math.round(Math.max(width, height) * part);
  return image.extend({ top: by, bottom: by, left: by, right: by, background });
};

const padded = ({ image, width, height }: Source, background: string): Sharp => {
  const side = Math.max(width, height);
  return image.resize(side, side, { fit: 'contain', background });
};

/** The next step works on the result of the last one: sharp orders the steps of one chain in its own way. */
const then = async (first: Sharp, next: (image: Sharp) => Sharp): Promise<Sharp> =>
  next(sharp(await first.png({ compressionLevel: 1 }).toBuffer()));

const smaller = ({ image, width }: Source, part: number): Sharp => image.resize(Math.round(width * part));

const watermarked = ({ image, width, height }: Source): Sharp => {
  const mark = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><text x="${width / 2}"
    y="${height * 0.95}" font-size="${height / 18}" fill="#fff" stroke="#000">@somebody 2026</text></svg>`;
  return image.composite([{ input: Buffer.from(mark) }]);
};

type Copy = (source: Source) => Sharp | Promise<Sharp>;

/** Saved as PNG by default. */
export const copies = {
  'JPEG, quality 50': ({ image }) => image.jpeg({ quality: 50 }),
  'WebP, quality 30': ({ image }) => image.webp({ quality: 30 }),
  'resized to 45 %': (source) => smaller(source, 0.45),
  'half size, JPEG': (source) => smaller(source, 0.5).jpeg({ quality: 80 }),
  watermarked,
  sharpened: ({ image }) => image.sharpen({ sigma: 1.5 }),
  '20 % brighter': ({ image }) => image.modulate({ brightness: 1.2 }),
  '20 % brighter, each channel': ({ image }) => image.linear(1.2, 0),
  '20 % darker': ({ image }) => image.modulate({ brightness: 0.8 }),
  'more contrast': ({ image }) => image.linear(1.3, -38),
  'hue turned by 30 degrees': ({ image }) => image.modulate({ hue: 30 }),
  'hue turned by 90 degrees': ({ image }) => image.modulate({ hue: 90 }),
  'hue turned by 180 degrees': ({ image }) => image.modulate({ hue: 180 }),
  'channels exchanged': ({ image }) =>
    image.removeAlpha().recomb([
      [0, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ]),
  'without colour': ({ image }) => image.greyscale(),
  'half size, 20 % brighter': (source) => smaller(source, 0.5).modulate({ brightness: 1.2 }),
  'cropped by 5 %': (source) => cropped(source, 0.05),
  'cropped by 10 %': (source) => cropped(source, 0.1),
  'cropped by 12 %': (source) => cropped(source, 0.12),
  'cropped by 15 %': (source) => cropped(source, 0.15),
  'cropped by 5 % at each side': (source) => centred(source, 0.05),
  'cropped by 10 % at each side': (source) => centred(source, 0.1),
  'cropped by 15 % at each side': (source) => centred(source, 0.15),
  'cropped by 15 % at the top': (source) => cut(source, 0, 0.15, 0, 0),
  'cropped by 10 % at each side, JPEG': (source) => centred(source, 0.1).jpeg({ quality: 50 }),
  'border of 3 %, white': (source) => bordered(source, 0.03, '#fff'),
  'border of 10 %, black': (source) => bordered(source, 0.1, '#000'),
  'border of 10 %, red, JPEG': (source) => bordered(source, 0.1, '#c23').jpeg({ quality: 60 }),
  'padded to a square, white': (source) => padded(source, '#fff'),
  'padded to a square, black': (source) => padded(source, '#000'),
  'rotated by 90 degrees': ({ image }) => image.rotate(90),
  'rotated by 180 degrees': ({ image }) => image.rotate(180),
  'rotated by 270 degrees': ({ image }) => image.rotate(270),
  'rotated by 90 degrees, JPEG': ({ image }) => image.rotate(90).jpeg({ quality: 50 }),
  'flipped vertically': ({ image }) => image.flip(),
  mirrored: ({ image }) => image.flop(),
  'mirrored and rotated': ({ image }) => then(image.flop(), (next) => next.rotate(90)),
  'mirrored, cropped by 5 %': (source) => then(cropped(source, 0.05), (next) => next.flop()),
  'rotated by 90 degrees, cropped by 5 %': (source) => then(cropped(source, 0.05), (next) => next.rotate(90)),
  'cropped by 5 %, 20 % brighter': (source) =>
    then(cropped(source, 0.05), (next) => next.modulate({ brightness: 1.2 })),
} satisfies Record<string, Copy>;

export type CopyKind = keyof typeof copies;
export const copyKinds = Object.keys(copies) as readonly CopyKind[];

/** A copy's bytes, and its extension. */
export const copyOf = async (
  bytes: Buffer,
  how: CopyKind,
  random: Random,
): Promise<readonly [Buffer, string]> => {
  const image = sharp(bytes);
  const { width, height } = await image.metadata();
  const made: Copy = copies[how];
  const { data, info } = await (
    await made({ image, width, height, random })
  )
    .withMetadata()
    .toBuffer({ resolveWithObject: true });
  return [data, `.${info.format === 'jpeg' ? 'jpg' : info.format}`];
};
