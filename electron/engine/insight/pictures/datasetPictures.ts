/**
 * What is measured of each image of one dataset: measured once, kept beside the index, and measured again
 * only when its file changes. Small datasets are measured unasked, in the background; large ones on request.
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Job } from '../../../../shared/api/job.ts';
import type { OpenDataset } from '../../dataset.ts';
import { aliveIds } from '../../index/aliveIds.ts';
import { askForJob, createFinder } from '../../work/finder.ts';
import type { FinderRun } from '../../work/finderFace.ts';
import { inThread } from '../../work/inThread.ts';
import type { Jobs } from '../../work/jobs.ts';
import type { Thread } from '../../work/rpc.ts';
import {
  pictureState,
  type FilePiece,
  type PicturePiece,
  type PicturesMethods,
  type PicturesThreadData,
} from './protocol.ts';
import { recordBytes } from './record.ts';
import { createSheet, type PictureSheet } from './sheet.ts';

export interface PicturesState {
  /** Images that have been measured, broken ones included. */
  readonly measured: number;
  /** All images of the dataset. */
  readonly total: number;
  /** Whether images are being measured. */
  readonly running: boolean;
}

export interface DatasetPictures {
  readonly dataset: OpenDataset;
  readonly sheet: PictureSheet;
  state(): PicturesState;
  /** Measures all images that have not been measured; has no effect while that is running. */
  measure(): Job;
  /** The same, until the end, however it ends. */
  upToDate(): Promise<void>;
  /** Resolves when everything that was kept has been read, without decoding anything. */
  recalled(): Promise<void>;
  /** Files may have changed. */
  changed(): void;
  close(): Promise<void>;
}

export interface DatasetPicturesOptions {
  readonly dataset: OpenDataset;
  readonly jobs: Jobs;
  readonly unasked: boolean;
  readonly log: (line: string) => void;
  /** Calls the listener when there is more to know than before, or all of it. */
  readonly tell: () => void;
}

/** Where the measures of a dataset's images are kept. */
export const picturesFile = (dataset: OpenDataset): string => join(dataset.dataFolder, 'pictures.db');

/** Files in one question to the thread: what was kept is read in large pieces, measuring goes in small ones. */
const pieces = { known: 2000, measure: 16 };
/** The first screen has priority: milliseconds to wait after opening, and after later changes. */
const patience = { opening: 2000, changes: 200 };
/** Up to this many are measured unasked: about 20 seconds' work on two cores. */
const few = { pictures: 2000, pixels: 1.5e9 };

const isSmall = ({ columns }: OpenDataset, ids: readonly number[]): boolean => {
  let pixels = 0;
  for (const id of ids) pixels += (columns.width[id] ?? 0) * (columns.height[id] ?? 0);
  return ids.length <= few.pictures && pixels <= few.pixels;
};

const allPaths = ({ columns }: OpenDataset): readonly string[] =>
  aliveIds(columns).map((id) => columns.relPath(id));

/** Fills the sheet piece by piece, until `mayContinue` says no. */
const fill = async (
  { dataset, sheet }: Pick<DatasetPictures, 'dataset' | 'sheet'>,
  ids: readonly number[],
  size: number,
  call: (files: FilePiece) => PicturePiece | Promise<PicturePiece>,
  mayContinue: (done: number) => boolean,
): Promise<void> => {
  for (let from = 0; from < ids.length && mayContinue(from); from += size) {
    const part = ids.slice(from, from + size);
    const files = sheet.filesOf(dataset.columns, part);
    sheet.add(part, files, await call(files));
    await setImmediate();
  }
};

type Filled = Pick<DatasetPictures, 'dataset' | 'sheet'>;

const threadData = ({ dataset }: Filled, atOnce: number): PicturesThreadData => ({
  databaseFile: picturesFile(dataset),
  root: dataset.root,
  atOnce,
});

const nothingKept = ({ relPaths: { length } }: FilePiece): PicturePiece => ({
  states: new Uint8Array(length).fill(pictureState.unknown),
  records: new Uint8Array(length * recordBytes),
  problems: [],
});

/** Fills the sheet with what is kept of unchanged files: nothing where no image has ever been measured. */
const recall = async (to: Filled, signal: AbortSignal): Promise<void> => {
  const from = (known: (files: FilePiece) => PicturePiece | Promise<PicturePiece>): Promise<void> =>
    fill(to, to.sheet.fresh(to.dataset.columns), pieces.known, known, () => !signal.aborted);
  if (!existsSync(picturesFile(to.dataset))) return from(nothingKept);
  await inThread<PicturesMethods, void>(
    { worker: 'pictures', data: threadData(to, 1), signal },
    async (thread) => {
      await from((files) => thread.call('known', files));
      await thread.call('close', null);
    },
  );
};

/**
 * Measures, as a job, what is still missing in the sheet. After a cancel, what is done until then is kept;
 * only closing does not wait for the piece that is being measured.
 */
const look = async (
  to: Filled,
  { asked, signal, closing, begin, progress }: FinderRun<null>,
): Promise<void> => {
  const { dataset, sheet } = to;
  const missing = sheet.unknown(dataset.columns);
  if (missing.length === 0 || !(asked || isSmall(dataset, missing)) || signal.aborted) return;
  const atOnce = Math.min(4, Math.max(2, availableParallelism() - 1));
  const inTurn = async (thread: Thread<PicturesMethods>): Promise<void> => {
    begin();
    const mayContinue = (done: number): boolean => {
      progress(done, missing.length);
      return !signal.aborted;
    };
    await fill(to, missing, pieces.measure, (files) => thread.call('measure', files), mayContinue);
    if (mayContinue(missing.length)) await thread.call('keep', allPaths(dataset));
    await thread.call('close', null);
  };
  await inThread({ worker: 'pictures', data: threadData(to, atOnce), signal: closing }, inTurn);
};

export const createDatasetPictures = (options: DatasetPicturesOptions): DatasetPictures => {
  const { dataset, jobs, unasked, log, tell } = options;
  const { columns } = dataset;
  const sheet = createSheet();
  /** Replaced when the sheet or the index is. */
  let counted = { at: '', measured: 0 };

  const closing = new AbortController();
  let recalling: Promise<void> | null = null;
  const recallNow = async (): Promise<void> => {
    const before = sheet.unknown(columns).length;
    try {
      await recall({ dataset, sheet }, closing.signal);
    } catch (error) {
      // It is a cache: what cannot be read from it is measured again.
      if (!closing.signal.aborted)
        log(`What is known of the images of ${dataset.root} was not read: ${String(error)}`);
    }
    recalling = null;
    if (sheet.unknown(columns).length < before && !closing.signal.aborted) tell();
  };
  /** One at a time, so that a new measure is not overwritten by a kept one. */
  const recalled = async (): Promise<void> => {
    if (sheet.fresh(columns).length > 0) await (recalling ??= recallNow());
  };

  const finder = createFinder<null>({
    jobs,
    label: 'Looking at the images',
    jobAfter: { asked: 0, unasked: null },
    quiet: () => (sheet.size === 0 ? patience.opening : patience.changes),
    unasked,
    afterCancel: 'a question',
    askedDoesMore: true,
    failure: `The images of ${dataset.root} were not checked`,
    log,
    find: async (run) => {
      await recalled();
      await look({ dataset, sheet }, run);
      return null;
    },
  });
  finder.subscribe(({ at }) => {
    if (at !== 'waiting' && at !== 'running') tell();
  });

  return {
    dataset,
    sheet,
    state: () => {
      const now = `${columns.revision}:${sheet.size}`;
      if (counted.at !== now) counted = { at: now, measured: columns.count - sheet.unknown(columns).length };
      return { measured: counted.measured, total: columns.count, running: finder.job() !== null };
    },
    measure: () => askForJob(finder),
    upToDate: async () => {
      finder.ask();
      await finder.upToDate();
    },
    changed: () => {
      const isNew = sheet.fresh(columns).length > 0;
      // What is being measured now is not measured twice.
      const isLeft = (): boolean => {
        const unknown = sheet.unknown(columns);
        return finder.state().at !== 'running' && unknown.length > 0 && isSmall(dataset, unknown);
      };
      if (isNew || isLeft()) finder.invalidate();
    },
    recalled,
    close: async () => {
      closing.abort(new Error('The dataset is being closed.'));
      await recalling;
      await finder.close();
    },
  };
};
