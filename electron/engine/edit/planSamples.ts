/** The samples of a scope for a plan: read from the columns that all threads share, one after the other. */
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import type { Companions } from '../../../shared/model/companions.ts';
import { type CaptionPaths, createCaptionPaths } from '../index/captionPaths.ts';
import { flag } from '../index/columns.ts';
import { pathReader } from '../index/pathTexts.ts';
import type { SharedColumns } from '../index/sharedColumns.ts';
import { createMayShare } from './mayShare.ts';

/** Which samples, and where their paths lie: crosses a thread without a copy of any path. */
export interface SamplesToPlan {
  readonly ids: Int32Array;
  readonly columns: Pick<SharedColumns, 'slots' | 'flags' | 'pathStart' | 'pathLength' | 'pathBytes'>;
  readonly suffixes: CaptionSuffixes;
  /** Of those samples that have any. */
  readonly companions: ReadonlyMap<number, Companions>;
}

export interface PlanSample extends CaptionPaths {
  /** Its place among the samples of the scope. */
  readonly index: number;
  readonly id: number;
  /** Whether another sample of the scope may have the same caption file. */
  readonly mayShare: boolean;
}

/** Those that there are, in the order of the scope. */
export function* planSamples({ ids, columns, suffixes, companions }: SamplesToPlan): Generator<PlanSample> {
  const { slots, flags } = columns;
  const text = pathReader(columns);
  const pathsOf = createCaptionPaths(
    {
      slots,
      relPath: (id) => (((flags[id] ?? 0) & flag.alive) === 0 ? '' : text(id)),
      companions: (id) => companions.get(id) ?? null,
    },
    suffixes,
  );
  // A caption with an unusual name may be the usual one of another sample.
  const mayShare = companions.size > 0 ? () => true : createMayShare(columns, ids);
  for (const [index, id] of ids.entries()) {
    const paths = pathsOf(id);
    // Gone since the scope was resolved.
    if (paths !== null) yield { index, id, mayShare: mayShare(id), ...paths };
  }
}
