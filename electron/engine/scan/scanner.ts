/**
 * The scanner: reads a folder into the index, whole or path by path. All of it is synchronous loops, cut into steps
 * (generators), so that the worker can listen between them.
 */
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import type { IndexStore } from '../index/store.ts';
import type { ScanMessage, ScanResult } from './protocol.ts';
import { readPaths } from './readPaths.ts';
import { below, forgetUnseen, paired, scanImages, type PairedFolder, type ScanParts } from './scanFolder.ts';
import { createSuffixVote, isCaptionName } from '../index/sidecars.ts';
import { walk, type Folder, type WalkOptions } from './walk.ts';

export interface ScannerOptions extends ScanParts {
  readonly walk: WalkOptions;
  readonly store: IndexStore;
  readonly post: (message: ScanMessage) => void;
  /** What the user chose; null: what most images have. */
  readonly chosen: CaptionSuffixes | null;
  /** Those that the index was made with; null for a new one. */
  readonly found: CaptionSuffixes | null;
}

export interface ScanOptions {
  /** For progress messages. */
  readonly request: number;
  readonly chosen: CaptionSuffixes | null;
  readonly before: number | null;
}

/** Samples a transaction: the first rows are shown soon; later, larger transactions are cheaper. */
const firstBatch = 128;
const laterBatch = 2000;
/** Folders listed, or files looked at, in one step. */
const foldersAStep = 50;
const looksAStep = 5000;

const sameSuffixes = (a: CaptionSuffixes, b: CaptionSuffixes): boolean =>
  a.tags === b.tags && a.nl === b.nl && JSON.stringify(a.others ?? []) === JSON.stringify(b.others ?? []);

/** Which suffixes captions have: those that the user chose, or those that most images have. */
const createSuffixes = (options: ScannerOptions) => {
  const { ledger, store, post } = options;
  let { chosen, found } = options;
  return {
    /** Null for a new dataset, until images were found. */
    found: (): CaptionSuffixes | null => found,
    now: (): CaptionSuffixes => found ?? createSuffixVote().result(null),
    isCaption: (name: string): boolean => isCaptionName(name, chosen ?? found),
    choose: (next: CaptionSuffixes | null): void => {
      chosen = next ?? chosen;
    },
    /** @returns whether captions have to be read again, because their names are others now */
    settle: (voted: CaptionSuffixes): boolean => {
      const next = chosen ?? voted;
      if (found !== null && sameSuffixes(found, next)) return false;
      ledger.begin();
      store.setSuffixes(next);
      found = next;
      post({ type: 'suffixes', suffixes: next });
      return true;
    },
  };
};

export const createScanner = (options: ScannerOptions) => {
  const { known, ledger, files, store, post } = options;
  const suffixes = createSuffixes(options);
  const onFolders = (relPaths: readonly string[]): void => post({ type: 'folders', relPaths });
  const finish = (): void => {
    ledger.flush();
    const message = files.takeMessage();
    if (message !== null) post(message);
  };
  /** Reads the first `to` images of a folder; yields for each whether it was read, not only looked at. */
  const read = (within: PairedFolder, { before }: ScanOptions, force: boolean, to: number) =>
    scanImages(options, { force, before, suffixes: suffixes.now() }, within, 0, to);

  /** Lists the folders. @returns them, whether captions must be read again, and how many samples were read already */
  const list = function* (run: ScanOptions) {
    const folders: Folder[] = [];
    const vote = createSuffixVote();
    let readCount = 0;
    for (const folder of walk(options.walk, suffixes.isCaption)) {
      expectRoot(folder);
      folders.push(folder);
      vote.add(folder);
      // A new dataset shows its first rows before the rest of it is listed.
      if (suffixes.found() === null && folder.images.length > 0) {
        suffixes.settle(vote.result(null));
        const head = Math.min(firstBatch, folder.images.length);
        const within = paired(known, folder, suffixes.now());
        for (const wasRead of read(within, run, false, head)) if (wasRead) readCount++;
        ledger.flush();
        yield;
      }
      if (folders.length % foldersAStep === 0) yield;
    }
    onFolders(folders.map(({ relPath }) => relPath));
    const force = suffixes.settle(vote.result(suffixes.found())) && known.ids.size > 0;
    return { folders, force, readCount };
  };

  const scan = function* (run: ScanOptions): Generator<void, ScanResult> {
    const begun = known.beginPass();
    suffixes.choose(run.chosen);
    const { folders, force, readCount: readFirst } = yield* list(run);
    const total = folders.reduce((sum, folder) => sum + folder.images.length, 0);
    let readCount = readFirst;
    let done = 0;
    const progress = (): void => post({ type: 'progress', request: run.request, done, total });
    progress();
    const whole: PairedFolder[] = [];
    for (const folder of folders) {
      const within = paired(known, folder, suffixes.now());
      whole.push(within);
      for (const wasRead of read(within, run, force, folder.images.length)) {
        done++;
        if (wasRead) readCount++;
        if (ledger.pending() < laterBatch && done % looksAStep !== 0) continue;
        ledger.flush();
        progress();
        yield;
      }
    }
    forgetUnseen(options, below(''), begun, whole);
    finish();
    progress();
    return { read: readCount, cancelled: false };
  };

  return {
    scan,
    /** Reads these files and folders again; see `OpenDataset.rescan`. */
    paths: function* (relPaths: readonly string[], force: boolean): Generator<void, ScanResult> {
      const step = { ...options, suffixes: suffixes.now(), force, onFolders };
      const readCount = yield* readPaths(step, relPaths);
      finish();
      return { read: readCount, cancelled: false };
    },
    checkpoint: (): void => store.checkpoint(),
    /** Ends a step that was cut short: what was read is kept. */
    stop: finish,
  };
};

export type Scanner = ReturnType<typeof createScanner>;

/** A dataset that cannot be read at all is not an empty one: its samples stay in the index. */
const expectRoot = ({ relPath, problems }: Folder): void => {
  const problem = problems.find((one) => one.relPath === relPath);
  if (relPath === '' && problem !== undefined) throw new Error(problem.reason);
};
