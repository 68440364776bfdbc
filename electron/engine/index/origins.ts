/** Whose captions the samples have, where a model wrote them: what `by:` asks for. Filled by what follows the journal. */
import type { StoredOrigin } from '../../../shared/model/origin.ts';
import { datasetClosed } from '../errors.ts';

export interface SampleOrigins {
  readonly tags: StoredOrigin | null;
  readonly nl: StoredOrigin | null;
}

export interface OriginSource {
  /** Of the samples that have a caption by a model, by id. Some may be gone by now. */
  all(): ReadonlyMap<number, SampleOrigins>;
  /** Resolves when that is so of the captions as they are. */
  upToDate(): Promise<void>;
}

export interface Origins extends OriginSource {
  /** From now on it is asked; the function that is returned closes it, and what asks then is cancelled. */
  provide(source: OriginSource): () => void;
}

const nothing: OriginSource = { all: () => new Map(), upToDate: () => Promise.resolve() };
const closed: OriginSource = {
  all: () => {
    throw datasetClosed();
  },
  upToDate: () => Promise.reject(datasetClosed()),
};

export const createOrigins = (): Origins => {
  let from = nothing;
  return {
    all: () => from.all(),
    upToDate: () => from.upToDate(),
    provide: (source) => {
      from = source;
      return () => {
        from = closed;
      };
    },
  };
};
