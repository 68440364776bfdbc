/** A few dozen tiny real images: every format that datasets have, in many shapes. */
import sharp, { type Sharp } from 'sharp';

export interface TinyImage {
  readonly extension: string;
  readonly bytes: Uint8Array;
}

/** Width and height in pixels: portrait, landscape, square, as in datasets but a sixteenth of the size. */
const shapes = [
  [64, 96],
  [64, 64],
  [96, 64],
  [72, 91],
  [52, 78],
  [80, 80],
  [57, 73],
  [45, 80],
  [80, 45],
  [64, 85],
] as const;

/** More PNG and JPEG than the rest, as in datasets. */
const formats: readonly (readonly [string, (image: Sharp) => Sharp])[] = [
  ['png', (image) => image.png()],
  ['png', (image) => image.png({ palette: true })],
  ['jpg', (image) => image.jpeg()],
  ['jpg', (image) => image.jpeg({ progressive: true })],
  ['webp', (image) => image.webp()],
  ['avif', (image) => image.avif({ effort: 0 })],
  ['gif', (image) => image.gif()],
];

/** Every format in every shape, each in a different colour. */
export const tinyImages = async (): Promise<readonly TinyImage[]> => {
  const all = formats.flatMap(([extension, encode], i) =>
    shapes.map(async ([width, height], j): Promise<TinyImage> => {
      const hue = (i * shapes.length + j) * 47;
      const background = { r: hue % 256, g: (hue * 3) % 256, b: (hue * 7) % 256 };
      const image = sharp({ create: { width, height, channels: 3, background } });
      return { extension, bytes: await encode(image).toBuffer() };
    }),
  );
  return Promise.all(all);
};
