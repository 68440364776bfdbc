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
  /** What the user chose; null: what most pictures have. */
  readonly chosen: CaptionSuffixes | null;
  /** What held when the index was made, or null for a new one. */
  readonly found: CaptionSuffixes | null;
}

export interface ScanOptions {
  /** For progress messages. */
  readonly request: number;
  readonly chosen: CaptionSuffixes | null;
  readonly before: number | null;
}

/** The first rows are wanted at once; later, larger transactions are cheaper. */
const firstBatch = 128;
const laterBatch = 2000;
/** Folders listed, or files looked at, between two chances to listen. */
const foldersAStep = 50;
const looksAStep = 5000;

const sameSuffixes = (a: CaptionSuffixes, b: CaptionSuffixes): boolean =>
  a.tags === b.tags && a.nl === b.nl && JSON.stringify(a.others ?? []) === JSON.stringify(b.others ?? []);

export const createScanner = (options: ScannerOptions) => {
  const { known, ledger, files, store, post } = options;
  let { chosen, found } = options;

  /** True when captions have to be read again because their names are others now. */
  const settle = (next: CaptionSuffixes): boolean => {
    const changed = found === null || !sameSuffixes(found, next);
    if (changed) {
      ledger.begin();
      store.setSuffixes(next);
      found = next;
      post({ type: 'suffixes', suffixes: next });
    }
    return changed;
  };

  const scan = function* (run: ScanOptions): Generator<void, ScanResult> {
    const begun = known.beginPass();
    const folders: Folder[] = [];
    const vote = createSuffixVote();
    chosen = run.chosen ?? chosen;
    let read = 0;
    let force = false;
    let listed = 0;
    const isCaption = (name: string): boolean => isCaptionName(name, chosen ?? found);
    for (const folder of walk(options.walk, isCaption)) {
      expectRoot(folder);
      folders.push(folder);
      vote.add(folder);
      // A new dataset shows its first rows before the rest of it is listed.
      if (found === null && folder.images.length > 0) {
        settle(chosen ?? vote.result(null));
        const head = Math.min(firstBatch, folder.images.length);
        const within = paired(known, folder, suffixesNow());
        for (const wasRead of scanImages(options, scanOf(run, false), within, 0, head)) if (wasRead) read++;
        ledger.flush();
        yield;
      }
      if (++listed % foldersAStep === 0) yield;
    }
    onFolders(folders.map(({ relPath }) => relPath));
    force = settle(chosen ?? vote.result(found)) && known.ids.size > 0;
    const suffixes = suffixesNow();
    const total = folders.reduce((sum, folder) => sum + folder.images.length, 0);
    let done = 0;
    post({ type: 'progress', request: run.request, done, total });
    const whole: PairedFolder[] = [];
    for (const folder of folders) {
      const within = paired(known, folder, suffixes);
      whole.push(within);
      for (const wasRead of scanImages(options, scanOf(run, force), within, 0, folder.images.length)) {
        done++;
        if (wasRead) read++;
        if (ledger.pending() < laterBatch && done % looksAStep !== 0) continue;
        ledger.flush();
        post({ type: 'progress', request: run.request, done, total });
        yield;
      }
    }
    forgetUnseen(options, below(''), begun, whole);
    finish();
    post({ type: 'progress', request: run.request, done, total });
    return { read, cancelled: false };
  };

  const onFolders = (relPaths: readonly string[]): void => post({ type: 'folders', relPaths });
  const suffixesNow = (): CaptionSuffixes => found ?? createSuffixVote().result(null);
  const scanOf = ({ before }: ScanOptions, force: boolean) => ({ force, before, suffixes: suffixesNow() });

  const finish = (): void => {
    ledger.flush();
    const message = files.takeMessage();
    if (message !== null) post(message);
  };

  return {
    scan,
    /** Reads these files and folders again; see `OpenDataset.rescan`. */
    paths: function* (relPaths: readonly string[], force: boolean): Generator<void, ScanResult> {
      const read = yield* readPaths({ ...options, suffixes: suffixesNow(), force, onFolders }, relPaths);
      finish();
      return { read, cancelled: false };
    },
    checkpoint: (): void => store.checkpoint(),
    /** Ends a step that was cut short: what was read is kept. */
    stop: finish,
  };
};

export type Scanner = ReturnType<typeof createScanner>;

/** A dataset that cannot be read at all is not an empty one: what is known of it stays. */
const expectRoot = ({ relPath, problems }: Folder): void => {
  const problem = problems.find((one) => one.relPath === relPath);
  if (relPath === '' && problem !== undefined) throw new Error(problem.reason);
};
