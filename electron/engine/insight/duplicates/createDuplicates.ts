/**
 * Groups of equal, same and similar pictures of the open dataset: found in the background once all pictures have been
 * looked at, kept up to date, and offered to queries, the roster and exports.
 */
import { join } from 'node:path';
import { apartKey, type Change, type Closeness } from '../../../../shared/api/duplicates.ts';
import type { Job } from '../../../../shared/api/job.ts';
import type { OpenDataset, Workspace } from '../../dataset.ts';
import { flag, type Columns } from '../../index/columns.ts';
import type { Events } from '../../work/events.ts';
import type { Jobs, RunningJob } from '../../work/jobs.ts';
import { callWorker } from '../../work/rpc.ts';
import { groupsOf, renumbered, type Pair } from './groups.ts';
import type { DuplicatesMethods, DuplicatesNotice, DuplicatesThreadData } from './protocol.ts';
import { picturesFile, type Pictures } from '../pictures/createPictures.ts';
import { startWorker } from '../../work/workers.ts';

export interface FoundMember {
  readonly id: number;
  /** To the first member; itself: equal, 0. */
  readonly closeness: Closeness;
  /** Bits of the hash, of 256. */
  readonly distance: number;
  readonly how: readonly Change[];
}

export interface FoundGroup {
  readonly kind: Closeness;
  /** The one to keep first: the largest, then the least compressed, then with captions. */
  readonly members: readonly FoundMember[];
}

export interface Duplicates {
  /** Null until somebody has looked. */
  groups(): readonly FoundGroup[] | null;
  /** Somebody is looking now, at the pictures or for groups. */
  finding(): boolean;
  /** Looks at pictures that have not been looked at; with all of them known, looks for groups. */
  find(): Job;
  close(): Promise<void>;
}

export interface DuplicatesOptions {
  readonly workspace: Workspace;
  readonly pictures: Pictures;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly log: (line: string) => void;
}

/** Unasked only up to so many pictures: beyond, it takes minutes. */
const unasked = 30_000;

interface Opened {
  readonly dataset: OpenDataset;
  /** By sample id; null until found. */
  pairs: readonly Pair[] | null;
  /** Places in the order of quality at that time, by id. */
  order: ReadonlyMap<number, number>;
  groups: readonly FoundGroup[] | null;
  /** What the groups were made of. */
  madeAt: string;
  job: RunningJob | null;
  /** False once somebody has stopped what began unasked. */
  willing: boolean;
}

const captionsOf = ({ flags }: Columns, id: number): number =>
  ((flags[id] ?? 0) & flag.tagsPresent ? 1 : 0) + ((flags[id] ?? 0) & flag.nlPresent ? 1 : 0);

/** Formats that keep every pixel: before those that do not, however large their files are. */
const lossless: ReadonlySet<string> = new Set(['png', 'bmp']);

/** The largest first, then the least compressed, then with captions, then by name. */
const better =
  (columns: Columns) =>
  (a: number, b: number): number => {
    const { width, height, fileSize } = columns;
    const area = (id: number): number => (width[id] ?? 0) * (height[id] ?? 0);
    const whole = (id: number): number => (lossless.has(columns.format(id)) ? 1 : 0);
    return (
      area(b) - area(a) ||
      whole(b) - whole(a) ||
      (fileSize[b] ?? 0) - (fileSize[a] ?? 0) ||
      captionsOf(columns, b) - captionsOf(columns, a) ||
      (columns.relPath(a) < columns.relPath(b) ? -1 : 1)
    );
  };

const alive = ({ flags }: Columns, id: number): boolean => ((flags[id] ?? 0) & flag.alive) !== 0;

/** Samples by how near they are to another of their group. */
const idsByCloseness = (groups: readonly FoundGroup[]): ReadonlyMap<Closeness, readonly number[]> => {
  const ids = { equal: new Set<number>(), same: new Set<number>(), similar: new Set<number>() };
  for (const { members } of groups) {
    const [first, ...others] = members;
    for (const { id, closeness } of others) {
      ids[closeness].add(id);
      if (first !== undefined) ids[closeness].add(first.id);
    }
  }
  return new Map(Object.entries(ids).map(([closeness, set]) => [closeness as Closeness, [...set]]));
};

export const createDuplicates = (options: DuplicatesOptions): Duplicates => {
  const { workspace, pictures, events, jobs, log } = options;
  let opened: Opened | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const at = (dataset: OpenDataset): Opened => {
    if (opened?.dataset === dataset) return opened;
    const fresh: Opened = {
      dataset,
      pairs: null,
      order: new Map(),
      groups: null,
      madeAt: '',
      job: null,
      willing: true,
    };
    opened = fresh;
    return fresh;
  };

  /** A dataset that is being closed is not open any more before it is let go. */
  const isOpen = (to: Opened): boolean => to === opened && workspace.peek() === to.dataset;

  const make = ({ dataset, order }: Opened, pairs: readonly Pair[]): readonly FoundGroup[] => {
    const { apart } = dataset.project().settings.duplicates;
    const shas = new Map<number, string>();
    const shaOf = (id: number): string | null => {
      const known = shas.get(id) ?? pictures.facts(id)?.sha256 ?? null;
      if (known !== null) shas.set(id, known);
      return known;
    };
    const live = pairs.filter(({ a, b }) => {
      const [one, other] = [shaOf(a), shaOf(b)];
      // Another picture by now, or gone.
      if (one === null || other === null) return false;
      return !Object.hasOwn(apart, apartKey(one, other));
    });
    const ids = [...new Set(live.flatMap(({ a, b }) => [a, b]))].toSorted(
      (a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0),
    );
    const numbers = new Map(ids.map((id, n) => [id, n]));
    const numbered = live.map((pair) => renumbered(pair, numbers.get(pair.a) ?? 0, numbers.get(pair.b) ?? 0));
    return groupsOf(ids.length, numbered).map(({ kind, members }) => ({
      kind,
      members: members.map(({ picture, ...rest }) => ({ id: ids[picture] ?? 0, ...rest })),
    }));
  };

  /** Groups as they are now; tells queries and windows where they are others. */
  const update = (to: Opened): void => {
    const { dataset, pairs } = to;
    if (pairs === null || !isOpen(to)) return;
    const now = `${dataset.columns.revision}:${dataset.project().version}`;
    if (to.madeAt === now && to.groups !== null) return;
    to.madeAt = now;
    const before = to.groups;
    const groups = make(to, pairs);
    to.groups = groups;
    if (JSON.stringify(before) === JSON.stringify(groups)) return;
    dataset.findings.set('duplicate', idsByCloseness(groups));
    dataset.findings.setCount('duplicates', groups.length);
    events.publish({ type: 'findings', of: 'roster' });
    // A group whose best picture went: the others were compared with that one only.
    const lost = before?.some(({ members }) => {
      const left = members.filter(({ id }) => alive(dataset.columns, id));
      return left.length > 1 && left.length < members.length;
    });
    if (lost === true && to.willing && to.job === null && known()) queue(to);
  };

  const known = (): boolean => {
    const { measured, total } = pictures.state();
    return measured === total;
  };

  const run = async (to: Opened): Promise<void> => {
    const { dataset } = to;
    const { columns } = dataset;
    const ids: number[] = [];
    for (let id = 1; id < columns.slots; id += 1) if (pictures.facts(id) !== null) ids.push(id);
    ids.sort(better(columns));
    const files = ids.map((id) => ({
      relPath: columns.relPath(id),
      size: columns.fileSize[id] ?? 0,
      mtime: columns.mtime[id] ?? 0,
    }));
    const workerData: DuplicatesThreadData = {
      picturesFile: picturesFile(dataset),
      pairsFile: join(dataset.dataFolder, 'duplicates.json'),
    };
    const worker = startWorker('duplicates', { workerData });
    const thread = callWorker<DuplicatesMethods>(worker, (said) => {
      // What the worker sends.
      const { done, total } = said as DuplicatesNotice;
      to.job?.progress(done, total);
    });
    const stop = (): void => void thread.end();
    to.job?.signal.addEventListener('abort', stop, { once: true });
    try {
      const found = await thread.call('find', files);
      to.pairs = found.map((pair) => renumbered(pair, ids[pair.a] ?? 0, ids[pair.b] ?? 0));
      to.order = new Map(ids.map((id, n) => [id, n]));
      to.madeAt = '';
    } finally {
      await thread.end();
    }
  };

  const queue = (to: Opened): RunningJob => {
    const job = jobs.start({ kind: 'insight', label: 'Looking for duplicates' });
    to.job = job;
    const work = async (): Promise<void> => {
      try {
        if (isOpen(to) && !job.signal.aborted) await run(to);
        job.done(null);
      } catch (error) {
        if (job.signal.aborted) job.done(null);
        else {
          const message = error instanceof Error ? error.message : String(error);
          log(`No duplicates were looked for in ${to.dataset.root}: ${message}`);
          job.fail(message);
        }
      } finally {
        to.job = null;
        if (job.signal.aborted) to.willing = false;
        if (isOpen(to)) {
          update(to);
          events.publish({ type: 'findings', of: 'duplicates' });
        }
      }
    };
    turn = turn.then(work);
    return job;
  };

  const unlistenPictures = pictures.onChange((dataset) => {
    const to = at(dataset);
    to.madeAt = '';
    update(to);
    const { total } = pictures.state();
    if (to.job === null && to.willing && total > 0 && total <= unasked && known()) queue(to);
  });
  const unsubscribe = events.subscribe((event) => {
    const dataset = workspace.peek();
    if (opened !== null && opened.dataset !== dataset) {
      if (opened.job !== null) jobs.cancel(opened.job.id);
      opened = null;
    }
    if (opened !== null && (event.type === 'samples' || event.type === 'project')) update(opened);
  });

  const current = (): Opened => at(workspace.current());

  return {
    groups: () => {
      const to = current();
      update(to);
      return to.groups;
    },
    finding: () => current().job !== null || pictures.state().running,
    find: () => {
      const to = current();
      if (to.job !== null) return to.job.current();
      to.willing = true;
      return known() ? queue(to).current() : pictures.measure();
    },
    close: async () => {
      unsubscribe();
      unlistenPictures();
      if (opened?.job) jobs.cancel(opened.job.id);
      opened = null;
      await turn;
    },
  };
};
