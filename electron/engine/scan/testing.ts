/** For tests of the scan: a scanner on a folder, in this process, and all that it has told put together. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import type { Companions } from '../../../shared/model/companions.ts';
import { categoriesOf } from '../../../shared/caption/category.ts';
import { flag } from '../index/columns.ts';
import { readKeptIndex } from '../index/keptIndex.ts';
import { createSampleColumns, type SampleColumns } from '../index/sampleColumns.ts';
import { openTexts } from '../index/texts.ts';
import { openScanner } from './openScanner.ts';
import type { ScanMessage, ScanResult } from './protocol.ts';

/** A folder (its real path) that goes with the test. */
export const tempFolder = (): string => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'proofsheet-scan-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** One sample as the columns and the texts tell it. */
export interface ScannedSample {
  readonly relPath: string;
  readonly flags: number;
  readonly width: number;
  readonly height: number;
  readonly format: string;
  readonly spellings: readonly string[];
  readonly nl: string | null;
  readonly problems: readonly (string | null)[];
  readonly companions: Companions | null;
}

export interface Scanned {
  readonly samples: readonly ScannedSample[];
  readonly orphans: readonly string[];
  readonly problems: readonly { readonly relPath: string; readonly reason: string }[];
  readonly skipped: readonly { readonly relPath: string; readonly reason: string }[];
}

const runToEnd = (steps: Generator<void, ScanResult>): ScanResult => {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
};

const samplesOf = ({ columns, problems }: SampleColumns, nl: Map<number, string>): ScannedSample[] => {
  const samples: ScannedSample[] = [];
  for (let id = 1; id < columns.slots; id++) {
    const flags = columns.flags[id] ?? 0;
    if ((flags & flag.alive) === 0) continue;
    const { image, tags, nl: nlProblem } = problems.get(id) ?? { image: null, tags: null, nl: null };
    samples.push({
      relPath: columns.relPath(id),
      flags,
      width: columns.width[id] ?? 0,
      height: columns.height[id] ?? 0,
      format: columns.format(id),
      spellings: columns.spellingsOf(id),
      nl: nl.get(id) ?? null,
      problems: [image, tags, nlProblem],
      companions: columns.companions(id),
    });
  }
  return samples.toSorted((a, b) => (a.relPath < b.relPath ? -1 : 1));
};

export interface TestScanner {
  scan(suffixes?: CaptionSuffixes): ScanResult;
  paths(relPaths: readonly string[], force?: boolean): ScanResult;
  /** Sorted by path, so that two scanners can be compared whatever their ids are. */
  result(): Scanned;
  readonly columns: SampleColumns;
  readonly notice: string | null;
  readonly suffixes: CaptionSuffixes | null;
  close(): void;
}

/** @param indexFolder where index.db lies; one of its own when not given */
export const startScanner = (root: string, indexFolder = tempFolder()): TestScanner => {
  const built = createSampleColumns((keys) => categoriesOf(keys, {}));
  const indexFile = path.join(indexFolder, 'index.db');
  let orphans: readonly string[] = [];
  let problems: Scanned['problems'] = [];
  let skipped: Scanned['skipped'] = [];
  let notice: string | null = null;
  let suffixes: CaptionSuffixes | null = null;
  const kept = readKeptIndex(indexFolder, () => undefined);
  if (kept !== null) {
    built.restore(kept.columns, kept.derived, kept.index);
    ({ orphans, fileProblems: problems } = kept.index);
  }
  let batches = 0;
  const { scanner, close } = openScanner(
    { root, indexFile, excluded: [], suffixes: null, kept },
    (message: ScanMessage) => {
      if (message.type === 'batch') {
        built.apply(message.batch);
        batches += 1;
      }
      if (message.type === 'files') ({ orphans, problems, skipped } = message);
      if (message.type === 'loaded') ({ notice, suffixes } = message);
      if (message.type === 'suffixes') ({ suffixes } = message);
    },
  );
  let closed = false;
  const closeOnce = (): void => {
    if (!closed) close({ columns: built.shared(), derived: built.derived(), batches });
    closed = true;
  };
  onTestFinished(closeOnce);
  return {
    scan: (chosen) => runToEnd(scanner.scan({ request: 1, chosen: chosen ?? null, before: null })),
    paths: (relPaths, force = true) => runToEnd(scanner.paths(relPaths, force)),
    result: () => {
      const texts = openTexts({
        indexFile,
        problems: built.problems,
        companions: built.companions,
        suffixes: () => suffixes ?? { tags: '.txt', nl: '_nl.txt' },
      });
      const nl = new Map(Array.from(texts.eachNl(), ({ id, text }) => [id, text]));
      texts.close();
      return {
        samples: samplesOf(built, nl),
        orphans,
        skipped,
        problems: problems.toSorted((a, b) => (a.relPath < b.relPath ? -1 : 1)),
      };
    },
    columns: built,
    get notice() {
      return notice;
    },
    get suffixes() {
      return suffixes;
    },
    close: closeOnce,
  };
};

/** Paths of all samples that were found. */
export const relPathsOf = (scanned: {
  readonly samples: readonly { readonly relPath: string }[];
}): string[] => scanned.samples.map(({ relPath }) => relPath);
