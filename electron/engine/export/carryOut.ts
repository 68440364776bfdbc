/**
 * Carries an export out. The folder says that it is incomplete before anything else is written, and that it is complete
 * after everything has been read back. What a former run left is kept where it would be made the same.
 */
import { setImmediate } from 'node:timers/promises';
import type { OutSample } from '../../../shared/export/sample.ts';
import type { ExportSettings } from '../../../shared/export/settings.ts';
import type { CopyHelper } from './copying/helper.ts';
import type { FileWriter, Held } from './fileOut.ts';
import { NotOurs, NotWhole, Unreadable } from './fileOut.ts';
import type { OutFile } from '../../../shared/export/outFile.ts';
import type { ExportFormat } from './formats/formats.ts';
import { keyOf, type FileRecord, type Ledger } from './ledger.ts';
import type { Pictures } from './pictures.ts';
import { createPool, type Pool } from './pool.ts';
import { SourceProblem } from './source.ts';

export interface WriteOptions {
  readonly samples: readonly OutSample[];
  readonly format: ExportFormat;
  readonly settings: ExportSettings;
  /** As the trainer will see the folder. */
  readonly root: string;
  readonly pictures: Pictures;
  readonly writer: FileWriter;
  readonly ledger: Ledger;
  /** Finished files of former runs. */
  readonly known: ReadonlyMap<string, FileRecord>;
  readonly pool: Pool;
  /** Copies beside this thread; null: there is no other core, or little to do. */
  readonly helper: CopyHelper | null;
  /** Whether a file that stands in the way may be replaced. */
  readonly isOurs: (path: string) => boolean;
  readonly stopped: () => boolean;
  readonly progress: (done: number, total: number) => void;
}

export interface Trouble {
  readonly path: string;
  readonly reason: string;
}

export interface WriteReport {
  /** All files of the export that are there now, in its order, each with the sample it belongs to. */
  readonly files: readonly (FileRecord & { readonly from: string | null })[];
  readonly written: number;
  readonly unchanged: number;
  /** Samples whose pictures turned out not to be readable; none of their files is there. */
  readonly broken: readonly { readonly relPath: string; readonly reason: string }[];
  readonly failures: readonly Trouble[];
  /** Not stopped, and nothing failed. */
  readonly whole: boolean;
  /** A hard link was asked for and could not be made. */
  readonly copiedInstead: number;
}

class Stopped extends Error {}

/** Milliseconds of writing after which others may be answered. */
const longestTurn = 5;

const encoder = new TextEncoder();

export const writeFiles = async (options: WriteOptions): Promise<WriteReport> => {
  const { format, settings, pictures, writer, ledger, pool } = options;
  const records = new Map<string, FileRecord>();
  const broken = new Map<string, string>();
  const failures: Trouble[] = [];
  const kept = new Set<string>();
  /** What the helper has begun; it takes no more than it can. */
  const helped = createPool(Number.POSITIVE_INFINITY);
  let copiedInstead = 0;
  let turn = performance.now();

  const keyOfFile = (file: OutFile): string => {
    if (file.kind === 'text') return keyOf('text', file.text);
    if (file.kind === 'picture') return pictures.key(file.sample);
    return keyOf('stream', file.key, ...file.samples.map((sample) => pictures.key(sample)));
  };

  const copied = (path: string, sample: OutSample): Held | Promise<Held> => {
    const from = pictures.file(sample).path;
    if (settings.images.copy === 'link') {
      const linked = writer.link(path, from);
      if (linked !== null) return linked;
      copiedInstead += 1;
    }
    return options.helper?.copy({ path, from, ours: options.isOurs(path) }) ?? writer.copy(path, from);
  };

  /** Null: it takes time, see `makeSlowly`. A promise: the helper has begun it. */
  const makeAtOnce = (file: OutFile): Held | Promise<Held> | null => {
    if (file.kind === 'text') return writer.write(file.path, encoder.encode(file.text));
    if (file.kind === 'stream') return null;
    if (file.asIs === true) return copied(file.path, file.sample);
    if (pictures.wish(file.sample) !== null) return null;
    return pictures.isWhole(file.sample) ? copied(file.path, file.sample) : null;
  };

  const makeSlowly = async (file: OutFile): Promise<Held> => {
    if (file.kind === 'picture' && pictures.wish(file.sample) === null) {
      await pictures.expectWhole(file.sample);
      return copied(file.path, file.sample);
    }
    if (file.kind === 'picture') return writer.write(file.path, await pictures.read(file.sample));
    if (file.kind === 'text') return writer.write(file.path, encoder.encode(file.text));
    return writer.stream(file.path, (sink) =>
      file.write(sink, async (sample) => {
        if (options.stopped()) throw new Stopped();
        try {
          return await pictures.read(sample);
        } catch (error) {
          if (error instanceof SourceProblem) broken.set(sample.relPath, error.message);
          throw error;
        }
      }),
    );
  };

  /** What stands there already, when it would be made the same and is still what was written. */
  const asBefore = ({ path }: OutFile, key: string): FileRecord | null => {
    const before = options.known.get(path);
    // A key that is not known: the folder's memory was lost, its manifest not.
    if (before === undefined || before.key !== key) return null;
    const held = writer.read(path);
    return held !== null && held.sha256 === before.sha256 ? before : null;
  };

  const settle = (file: OutFile, record: FileRecord): void => {
    records.set(file.path, record);
    ledger.done(record);
  };

  const finish = (file: OutFile, key: string, { bytes, sha256 }: Held): void => {
    // Kept at first, and made anew without a sample that turned out not to be readable.
    kept.delete(file.path);
    settle(file, { path: file.path, key, bytes, sha256 });
  };

  /** What is wrong with one file is noted; what is wrong with the disk ends the run. */
  const note = (file: OutFile, error: unknown): void => {
    if (error instanceof SourceProblem || error instanceof Unreadable) {
      if (file.kind === 'picture' && file.asIs === true) {
        failures.push({ path: file.path, reason: error.message });
        return;
      }
      if (file.kind === 'picture') broken.set(file.sample.relPath, error.message);
      if (file.kind === 'stream' && file.samples.every(({ relPath }) => !broken.has(relPath))) {
        failures.push({ path: file.path, reason: error.message });
      }
      return;
    }
    if (!(error instanceof NotOurs) && !(error instanceof NotWhole)) throw error;
    failures.push({ path: file.path, reason: error.message });
  };

  const one = async (file: OutFile): Promise<void> => {
    try {
      const key = keyOfFile(file);
      if (records.get(file.path)?.key === key) return;
      const before = asBefore(file, key);
      if (before !== null) {
        kept.add(file.path);
        settle(file, before);
        return;
      }
      const made = makeAtOnce(file);
      if (made !== null && !(made instanceof Promise)) {
        finish(file, key, made);
        return;
      }
      await (made === null ? pool : helped).run(async () => {
        try {
          finish(file, key, await (made ?? makeSlowly(file)));
        } catch (error) {
          note(file, error);
        }
      });
    } catch (error) {
      note(file, error);
    }
  };

  const pass = async (files: readonly OutFile[]): Promise<void> => {
    for (const [done, file] of files.entries()) {
      if (options.stopped()) throw new Stopped();
      await one(file);
      if (performance.now() - turn < longestTurn) continue;
      options.progress(done, files.length);
      await setImmediate();
      turn = performance.now();
    }
    await pool.drain();
    await helped.drain();
  };

  let samples = options.samples;
  let files: readonly OutFile[] = [];
  let stopped = false;
  try {
    // Files that tell of all samples must not tell of one whose picture cannot be had: once more without it.
    for (;;) {
      files = [...format.files(samples, settings, options.root)];
      ledger.plan(files.map(({ path }) => path).filter((path) => !records.has(path)));
      await pass(files);
      const readable = samples.filter(({ relPath }) => !broken.has(relPath));
      if (readable.length === samples.length) break;
      samples = readable;
    }
  } catch (error) {
    await Promise.allSettled([pool.drain(), helped.drain()]);
    if (!(error instanceof Stopped)) throw error;
    stopped = true;
  }
  ledger.flush();
  const there = files.flatMap((file) => {
    const record = records.get(file.path);
    const from = file.kind === 'stream' ? null : (file.sample?.relPath ?? null);
    return record === undefined ? [] : [{ ...record, from }];
  });
  const unchanged = there.filter(({ path }) => kept.has(path)).length;
  return {
    files: there,
    written: there.length - unchanged,
    unchanged,
    broken: Array.from(broken, ([relPath, reason]) => ({ relPath, reason })),
    failures,
    whole: !stopped && failures.length === 0,
    copiedInstead,
  };
};
