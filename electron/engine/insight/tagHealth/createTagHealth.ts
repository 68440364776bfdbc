/**
 * The doubts of tags in the open dataset: looked for when they are first asked for, and from then on after every
 * change, in a thread, when the dataset has been quiet for a while. The last result is kept between starts.
 */
import type { DoubtField } from '../../../../shared/query/ast.ts';
import type { OpenDataset } from '../../dataset.ts';
import { EngineError } from '../../errors.ts';
import { createFinder } from '../../work/finder.ts';
import { inThread } from '../../work/inThread.ts';
import type { Jobs } from '../../work/jobs.ts';
import type { Thread } from '../../work/rpc.ts';
import { gatherColumns } from '../gatherColumns.ts';
import { currentTags, doubted, type CurrentTag } from './current.ts';
import { keptResult, type Found, type KeptResult } from './found.ts';
import type { TagHealthMethods } from './protocol.ts';

export interface TagHealth {
  readonly dataset: OpenDataset;
  /** Null while there is no result yet. */
  found(): Found | null;
  /** The same, brought up to date. */
  current(): readonly CurrentTag[];
  /** Whether it is being looked for, or will be soon. */
  outOfDate(): boolean;
  /** Why the last search failed, or null. */
  failed(): string | null;
  /** They are asked for: from now on they are kept up to date. */
  want(): void;
  /** The dataset has changed: search again, soon, if it was ever asked for. */
  changed(): void;
  /** Resolves when the result is of the dataset as it is. @throws EngineError `cancelled` */
  upToDate(): Promise<void>;
  close(): Promise<void>;
}

export interface TagHealthOptions {
  readonly dataset: OpenDataset;
  readonly jobs: Jobs;
  readonly log: (line: string) => void;
}

/** Milliseconds of quiet before the next search: as long as the last one took, within bounds. */
const quiet = { least: 3000, most: 60_000 } as const;
/** Milliseconds after which a search shows as a job. */
const jobAfter = 500;

export const createTagHealth = ({ dataset, jobs, log }: TagHealthOptions): TagHealth => {
  const file = keptResult(dataset.dataFolder, log);
  const before = file.read();
  let failed: string | null = null;
  let shown: { readonly at: string; readonly tags: readonly CurrentTag[] } | null = null;

  const finder = createFinder<KeptResult>({
    jobs,
    label: 'Looking for wrong and missing tags',
    jobAfter: { asked: jobAfter, unasked: jobAfter },
    quiet: (took) => Math.min(quiet.most, Math.max(quiet.least, took)),
    unasked: false,
    afterCancel: 'a change',
    kept: { read: () => before, write: (found) => file.write(found) },
    failure: `Wrong and missing tags of ${dataset.root} were not looked for`,
    log,
    find: async ({ last, signal, progress }) => {
      const request = { ...(await gatherColumns(dataset, signal)), known: last?.fingerprint ?? null };
      const { fingerprint, found } = await inThread(
        { worker: 'tagHealth', signal, onProgress: progress },
        (thread: Thread<TagHealthMethods>) => thread.call('judge', request),
      );
      if (found !== null) return { fingerprint, found };
      if (last === null) throw new Error('The thread takes something for known that is not.');
      return last;
    },
  });

  const current = (): readonly CurrentTag[] => {
    const result = finder.found();
    if (result === null) return [];
    const at = `${dataset.columns.revision} ${result.fingerprint}`;
    if (shown?.at !== at) shown = { at, tags: currentTags(dataset, result.found) };
    return shown.tags;
  };

  /** To queries, and to the number beside the page's name. */
  const tell = (): void => {
    if (finder.found() === null) return dataset.findings.setDoubts(null);
    const tags = current();
    const sideOf = (of: 'missing' | 'wrong'): Map<string, number[]> =>
      new Map(
        tags.flatMap((tag) => {
          const ids = doubted(tag[of]).map(({ id }) => id);
          return ids.length === 0 ? [] : [[tag.key, ids] as const];
        }),
      );
    const doubts: Record<DoubtField, Map<string, number[]>> = {
      'missing-tag': sideOf('missing'),
      'wrong-tag': sideOf('wrong'),
    };
    dataset.findings.setDoubts(doubts);
    const probable = tags.flatMap(({ missing, wrong }) =>
      [...missing, ...wrong].filter(({ tier }) => tier === 'probable'),
    );
    dataset.findings.setCount('tags', probable.length);
  };

  finder.subscribe((state) => {
    if (state.at === 'waiting' || state.at === 'running') return;
    if (state.at === 'cancelled') failed = 'The search for wrong and missing tags was stopped.';
    else failed = state.at === 'failed' ? state.reason : null;
    tell();
  });
  if (before !== undefined) tell();

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
      finder.invalidate();
    },
    upToDate: async () => {
      await finder.upToDate();
      if (failed !== null) throw new EngineError('cancelled', failed);
    },
    close: () => finder.close(),
  };
};
