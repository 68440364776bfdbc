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
