/**
 * The dataset as the rules see it: samples read from the shared columns one after the other, none of which is kept, so that
 * a large dataset needs no more memory here than a small one.
 */
import type { CaptionState, CheckedSample, Reasons } from '../../../../shared/problems/sample.ts';
import { imageFormat } from '../../../../shared/api/sample.ts';
import { captionFlags, flag, type CaptionFlags } from '../../index/columns.ts';
import { stemPath } from '../../index/captionPaths.ts';
import type { LoadedIndex } from '../../index/load.ts';
import { pathReader } from '../../index/pathTexts.ts';
import { idsIn, spellingsAt } from '../../index/sharedColumns.ts';
import { seenOf } from '../../index/sights.ts';
import type { LookRequest } from './protocol.ts';

/** What samples are read from. */
interface Sources extends Pick<LookRequest, 'columns' | 'pictures' | 'seen'> {
  readonly index: Pick<LoadedIndex, 'problems' | 'companions'>;
  readonly pathOf: (id: number) => string;
}

const stateOf = (flags: number, { present, empty, unreadable }: CaptionFlags): CaptionState => {
  if ((flags & unreadable) !== 0) return 'unreadable';
  if ((flags & present) === 0) return 'missing';
  return (flags & empty) === 0 ? 'present' : 'empty';
};

/** Everything is read when it is asked for: most rules ask for little. */
class IndexedSample implements CheckedSample {
  readonly id: number;
  readonly #from: Sources;

  constructor(id: number, from: Sources) {
    this.id = id;
    this.#from = from;
  }
  get #flags(): number {
    return this.#from.columns.flags[this.id] ?? 0;
  }
  get relPath(): string {
    return this.#from.pathOf(this.id);
  }
  get stem(): string {
    return stemPath(this.relPath);
  }
  get width(): number {
    return this.#from.columns.width[this.id] ?? 0;
  }
  get height(): number {
    return this.#from.columns.height[this.id] ?? 0;
  }
  get animated(): boolean {
    return (this.#flags & flag.animated) !== 0;
  }
  get format(): CheckedSample['format'] {
    return imageFormat.options[this.#from.columns.format[this.id] ?? 0] ?? 'unknown';
  }
  get unread(): readonly string[] {
    return this.#from.index.companions.get(this.id)?.unread ?? [];
  }
  get tags(): CaptionState {
    return stateOf(this.#flags, captionFlags.tags);
  }
  get nl(): CaptionState {
    return stateOf(this.#flags, captionFlags.nl);
  }
  get spellings(): Uint32Array {
    return spellingsAt(this.#from.columns, this.id);
  }
  get reasons(): Reasons | null {
    return this.#from.index.problems.get(this.id) ?? null;
  }
  get seen(): CheckedSample['seen'] {
    const { seen } = this.#from;
    return seen === null ? null : seenOf(seen, this.id);
  }
  get image(): number {
    return this.#from.pictures[this.id] ?? 0;
  }
}

/** @param index of the same dataset, without its samples */
export const samplesIn = (
  { columns, pictures, seen }: Pick<LookRequest, 'columns' | 'pictures' | 'seen'>,
  index: Pick<LoadedIndex, 'problems' | 'companions'>,
): Iterable<CheckedSample> => {
  const from: Sources = { columns, pictures, seen, index, pathOf: pathReader(columns) };
  return {
    *[Symbol.iterator]() {
      for (const id of idsIn(columns)) yield new IndexedSample(id, from);
    },
  };
};
