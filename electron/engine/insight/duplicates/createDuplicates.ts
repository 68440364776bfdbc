/**
 * Groups of equal, same and similar images of the open dataset: found in the background once all images have
 * been measured, kept up to date, and offered to queries, the roster and exports.
 */
import { join } from 'node:path';
import type { Job } from '../../../../shared/api/job.ts';
import type { OpenDataset } from '../../dataset.ts';
import { flag, type Columns } from '../../index/columns.ts';
import type { Events } from '../../work/events.ts';
import { askForJob, createFinder } from '../../work/finder.ts';
import type { FinderRun } from '../../work/finderFace.ts';
import { inThread } from '../../work/inThread.ts';
import type { Jobs } from '../../work/jobs.ts';
import type { Thread } from '../../work/rpc.ts';
import type { Pictures } from '../pictures/createPictures.ts';
import { picturesFile } from '../pictures/datasetPictures.ts';
import { better } from './best.ts';
import { currentGroups, idsByCloseness, type FoundGroup, type FoundPairs } from './currentGroups.ts';
import { renumbered } from './groups.ts';
import type { DuplicatesMethods, DuplicatesThreadData } from './protocol.ts';

export interface Duplicates {
  readonly dataset: OpenDataset;
  /** Null until they have been looked for. */
  groups(): readonly FoundGroup[] | null;
  /** Whether images are being measured, or groups looked for. */
  finding(): boolean;
  /** Measures images that have not been measured; with all of them known, looks for groups. */
  find(): Job;
  /** The same, unless there are groups already. Resolves at the end, also when it was stopped or has failed. */
  upToDate(): Promise<void>;
  /** To be called when samples or settings have changed. */
  changed(): void;
  /** To be called when images were measured, or have changed. */
  picturesChanged(): void;
  close(): Promise<void>;
}

export interface DuplicatesOptions {
  readonly dataset: OpenDataset;
  readonly pictures: Pictures;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly log: (line: string) => void;
}

/** Up to this many images the search starts without being asked; beyond, it takes minutes. */
const unasked = 30_000;

const alive = ({ flags }: Columns, id: number): boolean => ((flags[id] ?? 0) & flag.alive) !== 0;

/**
 * Whether a group has lost some of its images. The lost one may be the best, which alone the others were
 * compared with.
 */
const hasLostMembers = (columns: Columns, groups: readonly FoundGroup[] | null): boolean =>
  groups?.some(({ members }) => {
    const left = members.filter(({ id }) => alive(columns, id));
    return left.length > 1 && left.length < members.length;
  }) ?? false;

/** The search itself, in a thread, over all images that are known, the best first. */
const findPairsOf = async (
  { dataset, pictures }: Pick<DuplicatesOptions, 'dataset' | 'pictures'>,
  { signal, progress }: FinderRun<FoundPairs>,
): Promise<FoundPairs> => {
  const { columns } = dataset;
  const ids: number[] = [];
  for (let id = 1; id < columns.slots; id += 1) if (pictures.facts(id) !== null) ids.push(id);
  ids.sort(better(columns));
  const files = ids.map((id) => ({
    relPath: columns.relPath(id),
    size: columns.fileSize[id] ?? 0,
    mtime: columns.mtime[id] ?? 0,
  }));
  const data: DuplicatesThreadData = {
    picturesFile: picturesFile(dataset),
    pairsFile: join(dataset.dataFolder, 'duplicates.json'),
  };
  const found = await inThread(
    { worker: 'duplicates', data, signal, onProgress: progress },
    (thread: Thread<DuplicatesMethods>) => thread.call('find', files),
  );
  return {
    pairs: found.map((pair) => renumbered(pair, ids[pair.a] ?? 0, ids[pair.b] ?? 0)),
    order: new Map(ids.map((id, n) => [id, n])),
  };
};

export const createDuplicates = (options: DuplicatesOptions): Duplicates => {
  const { dataset, pictures, events, jobs, log } = options;
  let groups: readonly FoundGroup[] | null = null;
  /** The state of dataset and settings that the groups were made of. */
  let madeAt = '';
  /** The user has asked before all images were known. */
  let asked = false;

  const finder = createFinder<FoundPairs>({
    jobs,
    label: 'Looking for duplicates',
    jobAfter: { asked: 0, unasked: 0 },
    quiet: () => 0,
    unasked: true,
    afterCancel: 'a question',
    failure: `No duplicates were looked for in ${dataset.root}`,
    log,
    find: (run) => findPairsOf(options, run),
  });

  const known = (): boolean => {
    const { measured, total } = pictures.state();
    return measured === total;
  };

  /** Makes the groups again where something has changed; tells queries and windows when they differ. */
  const update = (): void => {
    const found = finder.found();
    const { at } = finder.state();
    if (found === null || at === 'closed') return;
    const now = `${dataset.columns.revision}:${dataset.project().version}`;
    if (madeAt === now && groups !== null) return;
    madeAt = now;
    const before = groups;
    groups = currentGroups(dataset, pictures, found);
    if (JSON.stringify(before) === JSON.stringify(groups)) return;
    dataset.findings.set('duplicate', idsByCloseness(groups));
    dataset.findings.setCount('duplicates', groups.length);
    events.publish({ type: 'findings', of: 'roster' });
    if (hasLostMembers(dataset.columns, before) && at !== 'running' && known()) finder.invalidate();
  };

  finder.subscribe(({ at }) => {
    if (at === 'waiting' || at === 'running') return;
    madeAt = '';
    update();
    events.publish({ type: 'findings', of: 'duplicates' });
  });

  return {
    dataset,
    groups: () => {
      update();
      return groups;
    },
    finding: () => finder.state().at === 'running' || pictures.state().running,
    find: () => {
      if (finder.state().at === 'running' || known()) return askForJob(finder);
      asked = true;
      return pictures.measure();
    },
    upToDate: async () => {
      update();
      if (groups !== null) return;
      if (!known()) await pictures.upToDate();
      if (finder.state().at !== 'closed' && known()) await finder.upToDate();
    },
    changed: update,
    picturesChanged: () => {
      madeAt = '';
      update();
      const { total } = pictures.state();
      if (finder.state().at === 'running' || total === 0 || total > unasked || !known()) return;
      if (asked) finder.ask();
      else finder.invalidate();
      asked = false;
    },
    close: () => finder.close(),
  };
};
