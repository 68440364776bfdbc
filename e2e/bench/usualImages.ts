/** A few images of the size that datasets have: decoding them costs what it costs there. */
import sharp from 'sharp';
import { createRandom } from './random.ts';
import type { TinyImage } from './tinyImages.ts';

/** Width and height in pixels: buckets of about a megapixel. */
const shapes = [
  [832, 1216],
  [1024, 1024],
  [1216, 832],
  [896, 1152],
] as const;

const formats = ['png', 'jpeg', 'webp'] as const;
const extensions = { png: 'png', jpeg: 'jpg', webp: 'webp' } as const;

/** Enlarged noise: as hard to compress as a drawing, not as hard as noise itself. */
const drawn = async (width: number, height: number, seed: number): Promise<Buffer> => {
  const random = createRandom(seed);
  const [columns, rows] = [Math.ceil(width / 24), Math.ceil(height / 24)];
  const raw = Uint8Array.from({ length: columns * rows * 3 }, () => random.below(256));
  return sharp(raw, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .png()
    .toBuffer();
};

/** Every format in every shape. */
export const usualImages = async (): Promise<readonly TinyImage[]> =>
  Promise.all(
    formats.flatMap((format, i) =>
      shapes.map(async ([width, height], j) => ({
        extension: extensions[format],
        bytes: await sharp(await drawn(width, height, i * shapes.length + j))
          .toFormat(format)
          .toBuffer(),
      })),
    ),
  );
