/** What all that is done with proposals stands on. */
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import type { Follow } from './follow.ts';
import type { JudgeSources } from './judge.ts';
import type { Runs } from './runs.ts';
import type { ProposalStore } from './store/proposalStore.ts';
import type { StoredRun } from './store/rows.ts';

export interface ProposalContext {
  readonly dataset: OpenDataset;
  readonly store: ProposalStore;
  readonly sources: JudgeSources;
  readonly follow: Follow;
  readonly runs: Runs;
  /** Tells the windows that something has changed. */
  readonly tell: () => void;
}

/** @throws EngineError `not-found` */
export const storedRun = ({ store }: Pick<ProposalContext, 'store'>, id: number): StoredRun => {
  const run = store.run(id);
  if (run === undefined) throw new EngineError('not-found', 'There is no such run any more.');
  return run;
};
