/**
 * The columns as they lie in memory that all threads see: numbers, lists of tags and paths of all samples, once for the whole
 * engine. The engine's main thread alone changes them. What a thread has been given keeps its meaning while the main thread
 * goes on: arrays that grow are replaced. A thread that must not mix two states compares `revision` before and after.
 */
import type { NumberArrays } from './numberColumns.ts';
import type { PathArrays } from './pathTexts.ts';
import type { PoolArrays } from './tagPool.ts';
import type { TagArrays } from './tagTable.ts';

export interface SharedColumns extends NumberArrays, PoolArrays, PathArrays, TagArrays {
  /** Ids are 1 .. slots-1; arrays by id have at least so many entries. */
  readonly slots: number;
  readonly flags: Uint16Array<SharedArrayBuffer>;
}
