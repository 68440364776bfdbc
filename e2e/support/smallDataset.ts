/** A dataset of a few coloured images with given captions, for tests that check every byte. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

/** Writes images of these names, and these captions, into `folder`. */
export const writeDataset = async (
  folder: string,
  images: readonly string[],
  captions: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> => {
  for (const [index, name] of images.entries()) {
    const background = { r: (index * 67) % 256, g: (index * 131) % 256, b: (index * 29) % 256 };
    const image = sharp({ create: { width: 96, height: 128, channels: 3, background } });
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    await image.png().toFile(path);
  }
  for (const [name, text] of Object.entries(captions)) writeFileSync(join(folder, name), text);
};
