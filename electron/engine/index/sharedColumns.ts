/**
 * The columns as they lie in memory that all threads see: numbers, lists of tags and paths of all samples, once for the whole
 * engine. The engine's main thread alone changes them. What a thread has been given keeps its meaning while the main thread
 * goes on: arrays that grow are replaced. What a thread finds while samples change may be of two states; it is looked for again,
 * as after every change.
 */
import { flag } from './columns.ts';
import type { NumberArrays } from './numberColumns.ts';
import type { PathArrays } from './pathTexts.ts';
import type { PoolArrays } from './tagPool.ts';
import type { TagArrays } from './tagTable.ts';

export interface SharedColumns extends NumberArrays, PoolArrays, PathArrays, TagArrays {
  /** Ids are 1 .. slots-1; arrays by id have at least so many entries. */
  readonly slots: number;
  readonly flags: Uint16Array<SharedArrayBuffer>;
}

type Flags = Pick<SharedColumns, 'slots' | 'flags'>;

/** Ids of the samples that there are, ascending. */
export function* idsIn({ slots, flags }: Flags): Generator<number> {
  for (let id = 1; id < slots; id += 1) if (((flags[id] ?? 0) & flag.alive) !== 0) yield id;
}

/** How many samples there are. */
export const countIn = ({ slots, flags }: Flags): number =>
  flags.subarray(0, slots).reduce((count, of) => count + (of & flag.alive), 0);

/** The numbers of a sample's spellings, in the order of its caption. */
export const spellingsAt = ({ tagStart, tagLength, spellings }: SharedColumns, id: number): Uint32Array => {
  const from = tagStart[id] ?? 0;
  return spellings.subarray(from, from + (tagLength[id] ?? 0));
};
