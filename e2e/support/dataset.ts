/** Small real datasets: images of one colour with both captions. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** Writes `count` samples, `sample-000.png` and on, into an existing folder. */
export const makeDataset = async (folder: string, count: number): Promise<void> => {
  for (let at = 0; at < count; at++) {
    const name = `sample-${String(at).padStart(3, '0')}`;
    const background = { r: (at * 61) % 256, g: (at * 97) % 256, b: 160 };
    await sharp({ create: { width: 64, height: 96, channels: 3, background } })
      .png()
      .toFile(join(folder, `${name}.png`));
    writeFileSync(join(folder, `${name}.txt`), 'perlica \\(arknights\\), arknights, 1girl, solo');
    writeFileSync(join(folder, `${name}_nl.txt`), 'Perlica from Arknights: Endfield, drawn in one colour.');
  }
};

/** Images of two megapixels that take a moment to be read and written again, without captions. */
export const makeLargeImages = async (folder: string, count: number): Promise<void> => {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const create = { width: 1600, height: 1300, channels: 3, background: 'black', noise } as const;
  const bytes = await sharp({ create }).jpeg({ quality: 90 }).toBuffer();
  for (let at = 0; at < count; at++) writeFileSync(join(folder, `large-${at}.jpg`), bytes);
};
