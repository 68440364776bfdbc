/** Whose captions the samples have, where a model wrote them: what `by:` asks for. Filled by what follows the journal. */
import type { StoredOrigin } from '../../../shared/model/origin.ts';

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
  /** From now on it is asked. */
  provide(source: OriginSource): void;
}

const nothing: OriginSource = { all: () => new Map(), upToDate: () => Promise.resolve() };

export const createOrigins = (): Origins => {
  let from = nothing;
  return {
    all: () => from.all(),
    upToDate: () => from.upToDate(),
    provide: (source) => {
      from = source;
    },
  };
};
