/** The planned image files: every picture with its planted mistake, every copy; then their places in the dataset. */
import { drawPairs, drawSolos } from './cast.ts';
import type { Picture } from './picture.ts';
import { createRandom, type Random } from './random.ts';
import type { Encoding, Retouch } from './raster.ts';
import { chooseTroubles, copiesIn, type CopyHow, type Trouble } from './troubles.ts';

/** One planned image file, without its place. */
export interface Draft {
  readonly picture: Picture;
  readonly trouble: Trouble | undefined;
  readonly artist: string;
  readonly encoding: Encoding;
  readonly copy?: { readonly of: Draft; readonly how: CopyHow };
}

/** A draft with its place: `folder/stem.ext`. */
export interface Placed {
  readonly draft: Draft;
  readonly folder: string;
  readonly stem: string;
  readonly relPath: string;
  /** Tags that the tagger of this batch adds. */
  readonly extra: readonly string[];
}

const artists = [
  '@quillmoth',
  '@saltlamp \\(atelier\\)',
  '@nine paper cranes',
  '@mossgate',
  '@tin whistle \\(drawing\\)',
  '@velvet anvil',
  '@driftlantern',
  '@kumo no uta',
] as const;

const png: Encoding = { format: 'png' };

const drawEncoding = (random: Random): Encoding => {
  const chance = random.unit();
  if (chance < 0.09) return { format: 'jpeg', quality: 88 };
  return chance < 0.14 ? { format: 'webp', quality: 86 } : png;
};

const copyEncodings: Record<CopyHow, Encoding> = {
  equal: png,
  resized: png,
  cropped: png,
  mirrored: png,
  're-encoded': { format: 'jpeg', quality: 50 },
  'shared-caption': { format: 'jpeg', quality: 82 },
};

/** The changes to a copy; none for an original. */
export const retouchOf = ({ copy, picture: { width, height } }: Draft): Retouch | undefined => {
  switch (copy?.how) {
    case 'resized':
      return { width: Math.round(width * 0.625), height: Math.round(height * 0.625) };
    case 'cropped': {
      const cut = { x: Math.round(width * 0.025), y: Math.round(height * 0.025) };
      return { width: width - 2 * cut.x, height: height - 2 * cut.y, cut };
    }
    case 'mirrored':
      return { width, height, mirrored: true };
    case undefined:
    case 'equal':
    case 're-encoded':
    case 'shared-caption':
      return undefined;
  }
};

const drawDraft = (seed: number, picture: Picture, trouble: Trouble | undefined): Draft => {
  const random = createRandom(seed, `file/${picture.key}`);
  const artist = random.pick(artists);
  const encoding = drawEncoding(random);
  // A copied or cropped image is a PNG, so that the copy differs only in the intended way.
  const plain =
    trouble?.kind === 'copied' || (trouble?.kind === 'broken-image' && trouble.how === 'truncated');
  return {
    picture,
    trouble,
    artist,
    encoding: plain ? png : trouble?.kind === 'broken-image' ? { format: 'jpeg', quality: 88 } : encoding,
  };
};

/** @returns `size` image files, in no order */
export const makeDrafts = (seed: number, size: number): readonly Draft[] => {
  const pairs = Math.min(4, Math.floor(size / 60));
  const pictures = [
    ...drawSolos(seed, size - pairs - copiesIn(size)),
    ...drawPairs(seed, pairs, createRandom(seed, 'pairs')),
  ];
  const troubles = chooseTroubles(pictures, size, createRandom(seed, 'troubles'));
  const drafts = pictures.map((picture) => drawDraft(seed, picture, troubles.get(picture)));
  const copies = drafts.flatMap((of): Draft[] => {
    if (of.trouble?.kind !== 'copied') return [];
    const { how } = of.trouble;
    return [{ ...of, trouble: undefined, encoding: copyEncodings[how], copy: { of, how } }];
  });
  return [...drafts, ...copies];
};

const extensions = { png: 'png', jpeg: 'jpg', webp: 'webp' } as const;

/** This batch came from a tool that adds year and rating. */
const ratedBatch = 2;
/** In this batch two characters are mixed up. */
const mixedUpBatch = 3;

const batchOf = ({ trouble }: Draft): number | null =>
  trouble?.kind === 'rated-explicit' ? ratedBatch : trouble?.kind === 'wrong-character' ? mixedUpBatch : null;

const drawExtra = (draft: Draft, batch: number, random: Random): readonly string[] => {
  if (batch !== ratedBatch) return [];
  const rating = random.chance(0.15) ? 'sensitive' : 'safe';
  return ['year 2025', draft.trouble?.kind === 'rated-explicit' ? 'explicit' : rating];
};

/** Spreads the drafts over `batch-01`, `batch-02`, ..., numbered through. */
export const placeDrafts = (seed: number, drafts: readonly Draft[]): readonly Placed[] => {
  const random = createRandom(seed, 'order');
  const beside = (draft: Draft): boolean => draft.copy?.how === 'shared-caption';
  const order = random.shuffled(drafts.filter((draft) => !beside(draft)));
  const count = Math.min(12, Math.max(Math.ceil(order.length / 72), order.length < 30 ? 1 : mixedUpBatch));
  const capacity = Math.ceil(order.length / count);
  const batches = Array.from({ length: count }, (): Draft[] => []);
  const wanted = (draft: Draft): number | null => {
    const batch = batchOf(draft);
    return batch === null ? null : Math.min(batch, count) - 1;
  };
  for (const draft of order) batches[wanted(draft) ?? -1]?.push(draft);
  let next = 0;
  for (const draft of order.filter((d) => wanted(d) === null)) {
    while ((batches[next]?.length ?? 0) >= capacity && next < count - 1) next += 1;
    batches[next]?.push(draft);
  }
  let number = 0;
  const placed = batches.flatMap((batch, i) =>
    random.shuffled(batch).map((draft): Placed => {
      number += 1;
      const folder = `batch-${String(i + 1).padStart(2, '0')}`;
      const stem = `ef_${String(number).padStart(4, '0')}`;
      const relPath = `${folder}/${stem}.${extensions[draft.encoding.format]}`;
      return { draft, folder, stem, relPath, extra: drawExtra(draft, i + 1, random) };
    }),
  );
  const besides = drafts.filter(beside).flatMap((draft): Placed[] => {
    const original = placed.find((p) => p.draft === draft.copy?.of);
    return original === undefined
      ? []
      : [
          {
            ...original,
            draft,
            relPath: `${original.folder}/${original.stem}.${extensions[draft.encoding.format]}`,
          },
        ];
  });
  return [...placed, ...besides];
};
