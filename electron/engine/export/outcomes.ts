/** The outcome of an export so far: of its files, and of the samples that they are made from. */
import type { OutFile } from '../../../shared/export/outFile.ts';
import type { OutSample } from '../../../shared/export/sample.ts';
import { Unreadable } from './copyFile.ts';
import type { FileRecord, Ledger } from './ledger.ts';
import { NotOurs } from './outPlaces.ts';
import { type Held, NotWhole } from './readBack.ts';
import { SourceProblem } from './source.ts';

export interface Trouble {
  readonly path: string;
  readonly reason: string;
}

export interface Outcomes {
  /** Whether the file exists already, made with this key in this run. */
  isDone(path: string, key: string): boolean;
  has(path: string): boolean;
  /** The file exists from a former run, and would be made the same. */
  keep(file: OutFile, before: FileRecord): void;
  finish(file: OutFile, key: string, held: Held): void;
  /** The image of a sample could not be read: none of the sample's files must be left. */
  breakSample(sample: OutSample, reason: string): void;
  isBroken(sample: OutSample): boolean;
  /** Notes an error of one file. @throws the error itself when it is of the disk: it ends the run */
  note(file: OutFile, error: unknown): void;
  /** Which of these files exist. */
  report(
    files: readonly OutFile[],
  ): Pick<WriteReport, 'files' | 'written' | 'unchanged' | 'broken' | 'failures'>;
}

export interface WriteReport {
  /** All files of the export that exist now, in its order, each with the sample it belongs to. */
  readonly files: readonly (FileRecord & { readonly from: string | null })[];
  readonly written: number;
  readonly unchanged: number;
  /** Samples whose images could not be read; none of their files exists. */
  readonly broken: readonly { readonly relPath: string; readonly reason: string }[];
  readonly failures: readonly Trouble[];
  /** Not stopped, and nothing failed. */
  readonly whole: boolean;
  /** How many hard links were asked for and could not be made. */
  readonly copiedInstead: number;
}

const sampleOf = (file: OutFile): OutSample | null => (file.kind === 'stream' ? null : (file.sample ?? null));

export const createOutcomes = (ledger: Pick<Ledger, 'done'>): Outcomes => {
  const records = new Map<string, FileRecord>();
  const broken = new Map<string, string>();
  const failures: Trouble[] = [];
  const kept = new Set<string>();

  const settle = (record: FileRecord): void => {
    records.set(record.path, record);
    ledger.done(record);
  };
  const outcomes: Outcomes = {
    isDone: (path, key) => records.get(path)?.key === key,
    has: (path) => records.has(path),
    keep: ({ path }, before) => {
      kept.add(path);
      settle(before);
    },
    finish: ({ path }, key, { bytes, sha256 }) => {
      // Kept at first, and made anew without a sample that could not be read.
      kept.delete(path);
      settle({ path, key, bytes, sha256 });
    },
    breakSample: ({ relPath }, reason) => void broken.set(relPath, reason),
    isBroken: ({ relPath }) => broken.has(relPath),
    note: (file, error) => {
      const isOfSource = error instanceof SourceProblem || error instanceof Unreadable;
      if (!isOfSource && !(error instanceof NotOurs) && !(error instanceof NotWhole)) throw error;
      if (isOfSource && file.kind === 'image' && file.asIs !== true) {
        outcomes.breakSample(file.sample, error.message);
        return;
      }
      // A stream is made once more without a broken sample; a text has no source.
      const isTold =
        isOfSource &&
        (file.kind === 'text' ||
          (file.kind === 'stream' && file.samples.some((sample) => outcomes.isBroken(sample))));
      if (!isTold) failures.push({ path: file.path, reason: error.message });
    },
    report: (files) => {
      const there = files.flatMap((file) => {
        const record = records.get(file.path);
        const from = sampleOf(file)?.relPath ?? null;
        return record === undefined ? [] : [{ ...record, from }];
      });
      const unchanged = there.filter(({ path }) => kept.has(path)).length;
      return {
        files: there,
        written: there.length - unchanged,
        unchanged,
        broken: Array.from(broken, ([relPath, reason]) => ({ relPath, reason })),
        failures,
      };
    },
  };
  return outcomes;
};
