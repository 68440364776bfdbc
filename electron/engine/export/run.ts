/**
 * One run of an export: the folder is marked as incomplete, files are written, others removed, and it is
 * marked as complete.
 */
import { lstatSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { thrownCode } from '../../../shared/thrownCode.ts';
import type { ExportResult, ExportSkip } from '../../../shared/api/export.ts';
import type { OutSample } from '../../../shared/export/sample.ts';
import type { ExportSettings } from '../../../shared/export/settings.ts';
import { EngineError } from '../errors.ts';
import { clearAway, missing } from './clearAway.ts';
import type { WriteReport } from './outcomes.ts';
import { writeFiles } from './writeFiles.ts';
import { startCopyHelper, type CopyHelper } from './copying/helper.ts';
import { createFileWriter, type FileWriter } from './fileOut.ts';
import type { ExportFormat } from './formats/formats.ts';
import { openLedger, type Ledger, type Owned } from './ledger.ts';
import { manifestFile, proofsheetVersion, writeManifest, type Manifest } from './manifest.ts';
import { trainingRoot } from './trainingRoot.ts';
import type { ExportImages } from './exportImages.ts';
import { createPool } from './pool.ts';
import { reasonOf } from '../work/fileReason.ts';
import { makeFolder, ordinary } from '../work/makeFolder.ts';

export interface RunOptions {
  /** The folder as `examineTarget` found it. */
  readonly out: string;
  readonly owned: Owned;
  /** The folder holds nothing but files of the export. */
  readonly fresh: boolean;
  readonly samples: readonly OutSample[];
  readonly skipped: readonly ExportSkip[];
  readonly format: ExportFormat;
  readonly settings: ExportSettings;
  readonly images: ExportImages;
  readonly dataset: { readonly name: string; readonly id: string };
  /** Images that are converted at a time. */
  readonly atOnce: number;
  readonly stopped: () => boolean;
  readonly progress: (done: number, total: number) => void;
}

const words: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full',
  EDQUOT: 'The disk quota is used up',
  EROFS: 'The file system is read-only',
};

/** An error that ends a run, with what it means for the folder. */
const diskProblem = (error: unknown, out: string): EngineError => {
  if (error instanceof EngineError) return error;
  const code = thrownCode(error) ?? '';
  const what = words[code] ?? `It could not be written (${reasonOf(error)})`;
  if (lstatSync(out, { throwIfNoEntry: false }) === undefined)
    return new EngineError('export-failed', `${out}: ${what}. Nothing was written.`, { path: out });
  return new EngineError(
    'export-failed',
    `${out}: ${what}. What is there is marked as incomplete; run the export again to complete it.`,
    { path: out },
  );
};

const bytesOf = ({ files }: WriteReport): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** With fewer images, or without another core, a thread is not worth its start. */
const manyImages = 200;

const wantsHelper = ({ settings: { images }, samples, atOnce }: RunOptions): boolean =>
  images.as === 'files' && images.copy === 'copy' && samples.length >= manyImages && atOnce > 2;

const expectSameFolder = (out: string): void => {
  makeFolder(out, ordinary);
  if (realpathSync(out) === out) return;
  throw new EngineError('bad-request', `${out} is another folder than before: make the plan again.`);
};

const unfinished = ({ dataset, settings, samples, skipped }: RunOptions): Manifest => ({
  proofsheet: proofsheetVersion,
  kind: 'export',
  state: 'incomplete',
  source: dataset,
  settings,
  samples: samples.length,
  bytes: 0,
  files: [],
  skipped: [...skipped],
});

/** The record, with the export's files: those of former runs, and those that this one has planned. */
const trackOwn = ({ out, owned, fresh }: RunOptions, ledger: Ledger) => {
  const ours = new Set(owned.paths);
  const tracked: Ledger = {
    ...ledger,
    plan: (paths) => {
      // Only paths without a file become the export's; a file that is not its own is found when its path is
      // needed.
      const free = fresh ? paths : paths.filter((path) => owned.paths.has(path) || !exists(join(out, path)));
      for (const path of free) ours.add(path);
      ledger.plan(free);
    },
  };
  return { ours, tracked };
};

interface Written {
  readonly report: WriteReport;
  readonly ours: ReadonlySet<string>;
  readonly writer: FileWriter;
  readonly ledger: Ledger;
}

/** Removes what does not belong, checks the whole folder once more, and marks it as complete when it is. */
const conclude = (options: RunOptions, { report, ours, writer, ledger }: Written): ExportResult => {
  const { out, owned } = options;
  const skipped: ExportSkip[] = [
    ...options.skipped,
    ...report.broken.map((one) => ({ ...one, kind: 'unreadable' as const })),
  ];
  const belongs = new Set(report.files.map(({ path }) => path));
  const cleared = report.whole
    ? clearAway(out, { ...owned, paths: ours }, belongs, new Set(owned.paths), writer)
    : { removed: 0, left: [] };
  const failures = [...report.failures, ...(report.whole ? missing(out, report) : [])];
  const complete = report.whole && failures.length === 0;
  const samples = options.samples.length - report.broken.length;
  if (complete) {
    writeManifest(out, {
      ...unfinished(options),
      state: 'complete',
      samples,
      skipped,
      bytes: bytesOf(report),
      files: report.files.map(({ path, bytes, sha256, from }) => ({
        path,
        bytes,
        sha256,
        ...(from === null ? {} : { from }),
      })),
    });
    ledger.finish(report.files.map(({ path, key, bytes, sha256 }) => ({ path, key, bytes, sha256 })));
  }
  return {
    state: complete ? 'complete' : 'incomplete',
    out,
    samples,
    files: report.files.length,
    bytes: bytesOf(report),
    written: report.written,
    unchanged: report.unchanged,
    removed: cleared.removed,
    skipped,
    left: [...cleared.left],
    failures,
    notes: notesOf(report),
    verified: complete,
    manifest: join(out, manifestFile),
  };
};

/**
 * @throws EngineError `export-failed`; the folder then says that it is incomplete, if even that can be
 * written
 */
export const runExport = async (options: RunOptions): Promise<ExportResult> => {
  const { out, owned, settings } = options;
  let ledger: Ledger | null = null;
  let helper: CopyHelper | null = null;
  try {
    expectSameFolder(out);
    ledger = openLedger(out, owned);
    writeManifest(out, unfinished(options));
    const { ours, tracked } = trackOwn(options, ledger);
    const isOurs = (path: string): boolean => ours.has(path);
    const writer = createFileWriter(out, isOurs);
    helper = wantsHelper(options) ? startCopyHelper(out) : null;
    const report = await writeFiles({
      ...options,
      root: trainingRoot(settings, out),
      writer,
      ledger: tracked,
      known: owned.records,
      pool: createPool(options.atOnce),
      helper,
      isOurs,
    });
    return conclude(options, { report, ours, writer, ledger });
  } catch (error) {
    throw diskProblem(error, out);
  } finally {
    await helper?.end();
    try {
      ledger?.close();
    } catch {
      // The disk is full: files that could not be noted are written once more.
    }
  }
};

const exists = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

const notesOf = ({ copiedInstead }: WriteReport): string[] =>
  copiedInstead === 0
    ? []
    : [`Hard links are not possible there: ${copiedInstead} images were copied instead.`];
