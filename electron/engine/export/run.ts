/** One run of an export, from the first word in the folder to the last: incomplete, files, clearing away, complete. */
import { lstatSync, mkdirSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExportResult, ExportSkip } from '../../../shared/api/export.ts';
import type { OutSample } from '../../../shared/export/sample.ts';
import type { ExportSettings } from '../../../shared/export/settings.ts';
import { EngineError } from '../errors.ts';
import { writeFiles, type Trouble, type WriteReport } from './carryOut.ts';
import { startCopyHelper, type CopyHelper } from './copying/helper.ts';
import { createFileWriter, type FileWriter } from './fileOut.ts';
import type { ExportFormat } from './formats/formats.ts';
import { openLedger, type Ledger, type Owned } from './ledger.ts';
import { manifestFile, proofsheetVersion, writeManifest, type Manifest } from './manifest.ts';
import { seenRoot } from './seenRoot.ts';
import type { Pictures } from './pictures.ts';
import { createPool } from './pool.ts';
import { reasonOf } from '../work/fileReason.ts';

export interface RunOptions {
  /** The folder as `examineTarget` found it. */
  readonly out: string;
  readonly owned: Owned;
  /** Nothing lies there but what is owned. */
  readonly fresh: boolean;
  readonly samples: readonly OutSample[];
  readonly skipped: readonly ExportSkip[];
  readonly format: ExportFormat;
  readonly settings: ExportSettings;
  readonly pictures: Pictures;
  readonly dataset: { readonly name: string; readonly id: string };
  /** Pictures that are converted at a time. */
  readonly atOnce: number;
  readonly stopped: () => boolean;
  readonly progress: (done: number, total: number) => void;
}

/** Takes away what former runs left and this one does not have, and what this one has begun in vain; what somebody changed since stays. */
const clearAway = (
  root: string,
  owned: Owned,
  belongs: ReadonlySet<string>,
  former: ReadonlySet<string>,
  writer: FileWriter,
): { readonly removed: number; readonly left: readonly Trouble[] } => {
  const left: Trouble[] = [];
  const folders = new Set<string>();
  let removed = 0;
  for (const path of owned.paths) {
    if (belongs.has(path)) continue;
    const file = join(root, path);
    const stats = lstatSync(file, { throwIfNoEntry: false });
    if (stats === undefined) continue;
    const record = owned.records.get(path);
    // Without a record it was only begun: nobody's work but ours.
    const changed = record !== undefined && writer.read(path)?.sha256 !== record.sha256;
    if (!stats.isFile() || changed) {
      left.push({
        path,
        reason: 'It was changed since Proofsheet wrote it: it is left, though it is no part any more.',
      });
      continue;
    }
    rmSync(file);
    // What this run has begun, and found not to belong, was never there for anybody.
    if (former.has(path)) removed += 1;
    for (let up = dirname(path); up !== '.'; up = dirname(up)) folders.add(up);
  }
  // The deepest first; those that hold something stay.
  for (const folder of [...folders].toSorted((a, b) => b.length - a.length)) {
    try {
      rmdirSync(join(root, folder));
    } catch {
      continue;
    }
  }
  return { removed, left };
};

/** Files that are not there any more, or not as long as they were: the last look at the whole folder. */
const missing = (root: string, { files }: WriteReport): readonly Trouble[] =>
  files.flatMap(({ path, bytes }) => {
    const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
    return stats?.size === bytes ? [] : [{ path, reason: 'It was changed or removed while the export ran.' }];
  });

const words: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full',
  EDQUOT: 'The disk quota is used up',
  EROFS: 'The file system is read-only',
};

/** What stops a run: the folder's disk, in words. */
const diskProblem = (error: unknown, out: string): EngineError => {
  if (error instanceof EngineError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const what = words[code] ?? `It could not be written (${reasonOf(error)})`;
  return new EngineError(
    'export-failed',
    `${out}: ${what}. What is there is marked as incomplete; run the export again to complete it.`,
    { path: out },
  );
};

const bytesOf = ({ files }: WriteReport): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** A thread is not worth its start for fewer pictures, nor where there is no other core. */
const manyPictures = 200;

const wantsHelper = ({ settings: { images }, samples, atOnce }: RunOptions): boolean =>
  images.as === 'files' && images.copy === 'copy' && samples.length >= manyPictures && atOnce > 2;

/** @throws EngineError `export-failed`; the folder says then that it is incomplete, if it can hold even that */
export const runExport = async (options: RunOptions): Promise<ExportResult> => {
  const { out, owned, settings } = options;
  let ledger: Ledger | null = null;
  let helper: CopyHelper | null = null;
  try {
    mkdirSync(out, { recursive: true });
    if (realpathSync(out) !== out) {
      throw new EngineError('bad-request', `${out} is another folder than before: make the plan again.`);
    }
    const manifest: Manifest = {
      proofsheet: proofsheetVersion,
      kind: 'export',
      state: 'incomplete',
      source: options.dataset,
      settings,
      samples: options.samples.length,
      bytes: 0,
      files: [],
      skipped: [...options.skipped],
    };
    ledger = openLedger(out, owned);
    writeManifest(out, manifest);
    const begun = new Set(owned.paths);
    const noted: Ledger = {
      ...ledger,
      plan: (paths) => {
        // Only what is not there yet becomes ours; what is there and not ours is found when it is in the way.
        const free = options.fresh
          ? paths
          : paths.filter((path) => owned.paths.has(path) || !exists(join(out, path)));
        for (const path of free) begun.add(path);
        ledger?.plan(free);
      },
    };
    const isOurs = (path: string): boolean => begun.has(path);
    const writer = createFileWriter(out, isOurs);
    helper = wantsHelper(options) ? startCopyHelper(out) : null;
    const report = await writeFiles({
      ...options,
      root: seenRoot(settings, out),
      writer,
      ledger: noted,
      known: owned.records,
      pool: createPool(options.atOnce),
      helper,
      isOurs,
    });

    const broken = new Set(report.broken.map(({ relPath }) => relPath));
    const skipped: ExportSkip[] = [
      ...options.skipped,
      ...report.broken.map((one) => ({ ...one, kind: 'unreadable' as const })),
    ];
    const belongs = new Set(report.files.map(({ path }) => path));
    const cleared = report.whole
      ? clearAway(out, { ...owned, paths: begun }, belongs, new Set(owned.paths), writer)
      : { removed: 0, left: [] };
    const failures = [...report.failures, ...(report.whole ? missing(out, report) : [])];
    const complete = report.whole && failures.length === 0;
    const samples = options.samples.filter(({ relPath }) => !broken.has(relPath)).length;
    if (complete) {
      writeManifest(out, {
        ...manifest,
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
  } catch (error) {
    throw diskProblem(error, out);
  } finally {
    await helper?.end();
    try {
      ledger?.close();
    } catch {
      // The disk is full: the files that could not be noted are written once more.
    }
  }
};

const exists = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

const notesOf = ({ copiedInstead }: WriteReport): string[] =>
  copiedInstead === 0
    ? []
    : [`Hard links are not possible there: ${copiedInstead} images were copied instead.`];
