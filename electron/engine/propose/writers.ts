/** Who wrote the captions of samples, where that was a model: by what the journal says of their texts. */
import type { StoredOrigin } from '../../../shared/model/origin.ts';
import type { SampleOrigins } from '../index/origins.ts';
import { textHash } from '../work/textHash.ts';
import type { Present } from './shownState.ts';

/** What the journal knows of texts. */
export interface OriginReader {
  originsOf(hashes: readonly string[]): ReadonlyMap<string, StoredOrigin>;
  hasOrigins(): boolean;
}

export interface Writers {
  readonly all: ReadonlyMap<number, SampleOrigins>;
  /** These samples have these captions now. */
  note(samples: ReadonlyMap<number, Present>, reader: OriginReader): void;
  clear(): void;
}

export const createWriters = (): Writers => {
  const writers = new Map<number, SampleOrigins>();
  return {
    all: writers,
    note: (samples, reader) => {
      const hashes = new Map(
        [...samples].map(([id, { captions }]) => [
          id,
          [captions.tags, captions.nl].map((text) => (text === null ? '' : textHash(text))),
        ]),
      );
      const found = reader.originsOf([...hashes.values()].flat());
      for (const [id, [tags = '', nl = '']] of hashes) {
        const origins = { tags: found.get(tags) ?? null, nl: found.get(nl) ?? null };
        if (origins.tags === null && origins.nl === null) writers.delete(id);
        else writers.set(id, origins);
      }
    },
    clear: () => writers.clear(),
  };
};
