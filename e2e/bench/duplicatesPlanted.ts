/** Drawn pictures, none of them twice, and copies of some as people make them. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { makeSample } from '../../electron/engine/sample/makeSample.ts';
import { sampleTruth } from '../../shared/api/sampleTruth.ts';
import { createRandom, type Random } from './random.ts';

export const copyKinds = [
  'equal bytes',
  'JPEG, quality 50',
  'WebP, quality 30',
  'resized to 45 %',
  'watermarked',
  'cropped by 5 %',
  'cropped by 12 %',
  'mirrored',
  'mirrored, cropped by 5 %',
] as const;
type CopyKind = (typeof copyKinds)[number];

export interface Planted {
  readonly relPath: string;
  readonly of: string;
  readonly how: CopyKind;
}

/** A copy's bytes, and the end of its name. */
const copyOf = async (bytes: Buffer, how: CopyKind, random: Random): Promise<readonly [Buffer, string]> => {
  const image = sharp(bytes);
  const { width, height } = await image.metadata();
  /** A part of both sides goes, more on one side than on the other. */
  const cropped = (part: number) => {
    const size = { width: Math.round(width * (1 - part)), height: Math.round(height * (1 - part)) };
    const left = random.below(width - size.width + 1);
    const top = random.below(height - size.height + 1);
    return image.extract({ left, top, ...size });
  };
  switch (how) {
    case 'equal bytes':
      return [bytes, '.png'];
    case 'JPEG, quality 50':
      return [await image.jpeg({ quality: 50 }).toBuffer(), '.jpg'];
    case 'WebP, quality 30':
      return [await image.webp({ quality: 30 }).toBuffer(), '.webp'];
    case 'resized to 45 %':
      return [
        await image
          .resize(Math.round(width * 0.45))
          .png()
          .toBuffer(),
        '.png',
      ];
    case 'watermarked': {
      const mark = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><text x="${width / 2}"
        y="${height * 0.95}" font-size="${height / 18}" fill="#fff" stroke="#000">@somebody 2026</text></svg>`;
      return [
        await image
          .composite([{ input: Buffer.from(mark) }])
          .png()
          .toBuffer(),
        '.png',
      ];
    }
    case 'cropped by 5 %':
      return [await cropped(0.05).png().toBuffer(), '.png'];
    case 'cropped by 12 %':
      return [await cropped(0.12).png().toBuffer(), '.png'];
    case 'mirrored':
      return [await image.flop().png().toBuffer(), '.png'];
    case 'mirrored, cropped by 5 %':
      return [await cropped(0.05).flop().png().toBuffer(), '.png'];
  }
};

/**
 * @param size pictures that are drawn; those that are broken or copies already are taken out
 * @param copied how many of them are copied, each in every way
 */
export const plantCopies = async (
  folder: string,
  size: number,
  copied: number,
): Promise<{ readonly planted: readonly Planted[]; readonly pictures: number }> => {
  const { signal } = new AbortController();
  await makeSample({ dir: folder, seed: 7, size, onProgress: () => undefined, signal });
  const { samples, plants } = sampleTruth.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')));
  const out = new Set(
    plants.flatMap((plant) => {
      if (plant.kind === 'near-duplicate' || plant.kind === 'broken-image') return [plant.relPath];
      return plant.kind === 'shared-caption' ? plant.relPaths.slice(1) : [];
    }),
  );
  for (const relPath of out) rmSync(join(folder, relPath));
  const originals = samples.filter(({ relPath }) => !out.has(relPath));
  const random = createRandom(5);
  const planted: Planted[] = [];
  const every = Math.max(1, Math.floor(originals.length / copied));
  for (const { relPath } of originals.filter((_, n) => n % every === 0).slice(0, copied)) {
    const bytes = readFileSync(join(folder, relPath));
    for (const [n, how] of copyKinds.entries()) {
      const [copy, end] = await copyOf(bytes, how, random);
      const named = `${relPath.replace(/\.\w+$/, '')} copy ${n}${how === 'equal bytes' ? relPath.slice(relPath.lastIndexOf('.')) : end}`;
      writeFileSync(join(folder, named), copy);
      planted.push({ relPath: named, of: relPath, how });
    }
  }
  return { planted, pictures: originals.length };
};
