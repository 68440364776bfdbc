/**
 * Writes the files of an export. Files of a former run are kept where they would be made the same; when a
 * sample cannot be read, files that hold all samples are made once more without it.
 */
import { setImmediate } from 'node:timers/promises';
import type { OutFile } from '../../../shared/export/outFile.ts';
import type { OutSample } from '../../../shared/export/sample.ts';
import { createFileMaker, type FileMakerOptions, Stopped } from './fileMaker.ts';
import type { ExportFormat } from './formats/formats.ts';
import type { FileRecord, Ledger } from './ledger.ts';
import { createOutcomes, type WriteReport } from './outcomes.ts';
import { createPool, type Pool } from './pool.ts';

export interface WriteOptions extends FileMakerOptions {
  readonly samples: readonly OutSample[];
  readonly format: ExportFormat;
  /** The export folder as the trainer's settings name it. */
  readonly root: string;
  readonly ledger: Ledger;
  /** Finished files of former runs. */
  readonly known: ReadonlyMap<string, FileRecord>;
  readonly pool: Pool;
  readonly progress: (done: number, total: number) => void;
}

/** Milliseconds of writing after which the thread answers messages. */
const longestTurn = 5;

/** The existing file, when it would be made the same and still is what was written. */
const asBefore = ({ known, writer }: WriteOptions, path: string, key: string): FileRecord | null => {
  const before = known.get(path);
  // A key that is not known: the record was lost, the manifest was not.
  if (before === undefined || before.key !== key) return null;
  return writer.read(path)?.sha256 === before.sha256 ? before : null;
};

export const writeFiles = async (options: WriteOptions): Promise<WriteReport> => {
  const { format, settings, ledger, pool } = options;
  const outcomes = createOutcomes(ledger);
  const maker = createFileMaker(options, (sample, reason) => outcomes.breakSample(sample, reason));
  /** Files that the helper has begun; it takes no more than it can. */
  const helped = createPool(Number.POSITIVE_INFINITY);
  let turn = performance.now();

  const makeOne = async (file: OutFile): Promise<void> => {
    const key = maker.key(file);
    if (outcomes.isDone(file.path, key)) return;
    const before = asBefore(options, file.path, key);
    if (before !== null) {
      outcomes.keep(file, before);
      return;
    }
    const made = maker.atOnce(file);
    if (made !== null && !(made instanceof Promise)) {
      outcomes.finish(file, key, made);
      return;
    }
    await (made === null ? pool : helped).run(async () => {
      try {
        outcomes.finish(file, key, await (made ?? maker.slowly(file)));
      } catch (error) {
        outcomes.note(file, error);
      }
    });
  };

  const makeAll = async (files: readonly OutFile[]): Promise<void> => {
    for (const [done, file] of files.entries()) {
      if (options.stopped()) throw new Stopped();
      try {
        await makeOne(file);
      } catch (error) {
        outcomes.note(file, error);
      }
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
    for (;;) {
      files = [...format.files(samples, settings, options.root)];
      ledger.plan(files.map(({ path }) => path).filter((path) => !outcomes.has(path)));
      await makeAll(files);
      const readable = samples.filter((sample) => !outcomes.isBroken(sample));
      if (readable.length === samples.length) break;
      samples = readable;
    }
  } catch (error) {
    await Promise.allSettled([pool.drain(), helped.drain()]);
    if (!(error instanceof Stopped)) throw error;
    stopped = true;
  }
  ledger.flush();
  const report = outcomes.report(files);
  return {
    ...report,
    whole: !stopped && report.failures.length === 0,
    copiedInstead: maker.copiedInstead(),
  };
};
