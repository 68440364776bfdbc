/** What taggers see in the images, as evidence beside the captions. Filled by what keeps their scores. */
import type { TagCategory } from '../../../shared/api/caption.ts';
import { datasetClosed } from '../errors.ts';

/** Tags by image as columns: so they cross a thread at little cost. */
export interface SeenTable {
  /** Identity keys, with their categories. */
  readonly keys: readonly string[];
  readonly categories: readonly TagCategory[];
  /** By sample id: where its tags begin, and one more for where the last ones end. */
  readonly start: Uint32Array;
  /** Whether a tagger has looked at an image, by sample id. */
  readonly looked: Uint8Array;
  /** Numbers of keys. */
  readonly tags: Uint32Array;
  /** 255 is 1. */
  readonly scores: Uint8Array;
}

export interface SightSource {
  /** Of the last tagger that looked at each image, as long as that is the same image. Null: none has looked at any. */
  seen(): Promise<SeenTable | null>;
}

export interface Sights extends SightSource {
  /** From now on it is asked; the function that is returned closes it, and what asks then is cancelled. */
  provide(source: SightSource): () => void;
}

const nothing: SightSource = { seen: () => Promise.resolve(null) };
const closed: SightSource = { seen: () => Promise.reject(datasetClosed()) };

export const createSights = (): Sights => {
  let from = nothing;
  return {
    seen: () => from.seen(),
    provide: (source) => {
      from = source;
      return () => {
        from = closed;
      };
    },
  };
};

/** The tags of one image; null where no tagger has looked. */
export const seenOf = (
  { keys, categories, start, looked, tags, scores }: SeenTable,
  id: number,
): readonly { readonly key: string; readonly category: TagCategory; readonly score: number }[] | null => {
  if (looked[id] !== 1) return null;
  const seen = [];
  for (let at = start[id] ?? 0; at < (start[id + 1] ?? 0); at += 1) {
    const tag = tags[at] ?? 0;
    seen.push({
      key: keys[tag] ?? '',
      category: categories[tag] ?? 'general',
      score: (scores[at] ?? 0) / 255,
    });
  }
  return seen;
};
