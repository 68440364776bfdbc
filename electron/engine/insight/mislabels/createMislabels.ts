/**
 * The wrong labels of the open dataset. In a small one they are looked for unasked, in a large one when they are
 * first asked for; from then on after every change, in a thread, when the dataset has been quiet for a while. The
 * last result is kept between starts.
 */
import type { OpenDataset } from '../../dataset.ts';
import { EngineError } from '../../errors.ts';
import { createFinder } from '../../work/finder.ts';
import { inThread } from '../../work/inThread.ts';
import type { Jobs } from '../../work/jobs.ts';
import type { Thread } from '../../work/rpc.ts';
import { gatherColumns } from '../gatherColumns.ts';
import { currentFindings, type CurrentFindings } from './current.ts';
import type { Found } from './find.ts';
import { keptResult, toKeep, type KeptResult } from './kept.ts';
import type { MislabelsMethods } from './protocol.ts';

export interface Mislabels {
  readonly dataset: OpenDataset;
  /** Null while there is no result yet. */
  found(): Found | null;
  /** The same, brought up to date; null while there is no result yet. */
  current(): CurrentFindings | null;
  /** Whether it is being looked for, or will be soon. */
  outOfDate(): boolean;
  /** Why the last search failed, or null. */
  failed(): string | null;
  /** They are asked for: from now on they are kept up to date. */
  want(): void;
  /** The dataset has changed: search again, soon. */
  changed(): void;
  /** Resolves when the result is of the dataset as it is. @throws EngineError `cancelled` */
  upToDate(): Promise<void>;
  close(): Promise<void>;
}

export interface MislabelsOptions {
  readonly dataset: OpenDataset;
  readonly jobs: Jobs;
  /** Whether those of a small dataset are looked for before anything asks for them. */
  readonly unasked: boolean;
  readonly log: (line: string) => void;
}

/** Up to this many samples are looked at unasked. */
const few = 20_000;
/** Milliseconds of quiet before the next search: as long as the last one took, within bounds. */
const quiet = { least: 1500, most: 30_000 } as const;
/** Milliseconds after which a search shows as a job. */
const jobAfter = 500;

export const createMislabels = (options: MislabelsOptions): Mislabels => {
  const { dataset, jobs, unasked, log } = options;
  const file = keptResult(dataset.dataFolder, log);
  const before = file.read();
  let failed: string | null = null;
  let shown: { readonly at: string; readonly current: CurrentFindings } | null = null;

  const finder = createFinder<KeptResult>({
    jobs,
    label: 'Looking for wrong labels',
    jobAfter: { asked: jobAfter, unasked: jobAfter },
    quiet: (took) => Math.min(quiet.most, Math.max(quiet.least, took)),
    unasked: true,
    afterCancel: 'a change',
    kept: { read: () => before, write: (found) => file.write(found) },
    failure: `Wrong labels of ${dataset.root} were not looked for`,
    log,
    find: async ({ last, signal, progress }) => {
      const request = { ...(await gatherColumns(dataset, signal)), known: last?.fingerprint ?? null };
      const { fingerprint, found } = await inThread(
        { worker: 'mislabels', signal, onProgress: progress },
        (thread: Thread<MislabelsMethods>) => thread.call('find', request),
      );
      if (found !== null) return toKeep(fingerprint, found);
      if (last === null) throw new Error('The thread takes something for known that is not.');
      return last;
    },
  });

  const current = (): CurrentFindings | null => {
    const result = finder.found();
    if (result === null) return null;
    const at = `${dataset.columns.revision} ${dataset.project().version} ${result.fingerprint}`;
    if (shown?.at !== at) shown = { at, current: currentFindings(dataset, result.found) };
    return shown.current;
  };

  /** To queries, and to the number beside the page's name. */
  const tell = (): void => {
    if (finder.found() === null) return dataset.findings.forget('suspect');
    const open = current()?.suspects.filter(({ kept }) => !kept) ?? [];
    const ids = (tier: 'likely' | 'look'): number[] =>
      open.filter(({ suspect }) => suspect.tier === tier).map(({ id }) => id);
    dataset.findings.set(
      'suspect',
      new Map([['likely', ids('likely')] as const, ['look', ids('look')] as const]),
    );
    dataset.findings.setCount('mislabels', ids('likely').length);
  };

  finder.subscribe((state) => {
    if (state.at === 'waiting' || state.at === 'running') return;
    if (state.at === 'cancelled') failed = 'The search for wrong labels was stopped.';
    else failed = state.at === 'failed' ? state.reason : null;
    tell();
  });
  if (before !== undefined) {
    tell();
    finder.invalidate();
  }

  return {
    dataset,
    found: () => finder.found()?.found ?? null,
    current,
    outOfDate: () => ['waiting', 'running'].includes(finder.state().at),
    failed: () => failed,
    want: () => {
      if (finder.state().at === 'idle') finder.ask();
    },
    changed: () => {
      if (finder.found() !== null) tell();
      const isFollowed = finder.state().at !== 'idle' || (unasked && dataset.columns.count <= few);
      if (isFollowed) finder.invalidate();
    },
    upToDate: async () => {
      await finder.upToDate();
      if (failed !== null) throw new EngineError('cancelled', failed);
    },
    close: () => finder.close(),
  };
};
