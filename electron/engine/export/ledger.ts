/**
 * The record in an export folder by which a run can be completed after a crash and repeated without doing the
 * same work twice: which files are the export's (also those that were only about to be written), what each
 * was made from, and its content's hash. It is a hidden file beside the manifest, which is for people and
 * other programs and holds no times.
 */
import { closeSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256Of } from './hash.ts';
import { readManifest } from './manifest.ts';

export const ledgerFile = '.proofsheet-export.jsonl';

const record = z.object({
  path: z.string(),
  /** Identifies what it was made from: the same key, the same bytes. Empty: not known any more. */
  key: z.string(),
  bytes: z.number(),
  sha256: z.string(),
});
export type FileRecord = z.infer<typeof record>;

const line = z.union([
  z.object({ proofsheet: z.literal('export'), version: z.literal(1) }),
  z.object({ planned: z.array(z.string()) }),
  record,
]);

/** The files of a folder that belong to the export, as former runs left them. */
export interface Owned {
  /** Finished files. */
  readonly records: ReadonlyMap<string, FileRecord>;
  /** Finished files, and those that were only begun. */
  readonly paths: ReadonlySet<string>;
}

const print = (value: z.infer<typeof line>): string => `${JSON.stringify(value)}\n`;
const header = print({ proofsheet: 'export', version: 1 });
const pathsALine = 1000;
/** Files between two writes of the record; those that a crash leaves out are written once more. */
const recordsAWrite = 200;

const linesOf = (folder: string): readonly string[] => {
  try {
    return readFileSync(join(folder, ledgerFile), 'utf8').split('\n');
  } catch {
    return [];
  }
};

const parsedLine = (text: string): z.infer<typeof line> | null => {
  // The last line may have been cut off by a crash.
  try {
    return line.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

/** Whether a path stays within the folder: the record may have been written by anything. */
const isBelow = (path: string): boolean =>
  path !== '' && !path.startsWith('/') && !path.includes('\\') && !path.split('/').includes('..');

export const readOwned = (folder: string): Owned => {
  const records = new Map<string, FileRecord>();
  const paths = new Set<string>();
  for (const { path, bytes, sha256 } of readManifest(folder)?.files ?? []) {
    records.set(path, { path, key: '', bytes, sha256 });
  }
  for (const text of linesOf(folder)) {
    const parsed = text === '' ? null : parsedLine(text);
    if (parsed === null || 'proofsheet' in parsed) continue;
    if ('path' in parsed) records.set(parsed.path, parsed);
    else for (const path of parsed.planned) paths.add(path);
  }
  for (const path of records.keys()) paths.add(path);
  for (const path of paths) {
    if (isBelow(path)) continue;
    paths.delete(path);
    records.delete(path);
  }
  return { records, paths };
};

export interface Ledger {
  /** Notes a finished file. */
  done(record: FileRecord): void;
  /** Notes that more files will be written. */
  plan(paths: readonly string[]): void;
  /** Writes the notes to disk. */
  flush(): void;
  /** Completes the record with only these files. */
  finish(records: readonly FileRecord[]): void;
  /** Closes the file; what has been noted is kept. */
  close(): void;
}

const whole = (records: Iterable<FileRecord>, begun: readonly string[]): string => {
  const lines = [header, ...Array.from(records, print)];
  for (let at = 0; at < begun.length; at += pathsALine) {
    lines.push(print({ planned: begun.slice(at, at + pathsALine) }));
  }
  return lines.join('');
};

/** Begins a run: from now on every file of the export is on record, whatever happens. */
export const openLedger = (folder: string, owned: Owned): Ledger => {
  const file = join(folder, ledgerFile);
  const temporary = `${file}.tmp`;
  const replace = (text: string): void => {
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  };
  replace(
    whole(
      owned.records.values(),
      [...owned.paths].filter((path) => !owned.records.has(path)),
    ),
  );
  let fd: number | null = openSync(file, 'a');
  let waiting: string[] = [];
  const flush = (): void => {
    if (waiting.length === 0 || fd === null) return;
    const bytes = Buffer.from(waiting.join(''));
    waiting = [];
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
  };
  const close = (): void => {
    if (fd === null) return;
    try {
      flush();
    } finally {
      closeSync(fd);
      fd = null;
    }
  };
  return {
    done: (finished) => {
      waiting.push(print(finished));
      if (waiting.length >= recordsAWrite) flush();
    },
    plan: (paths) => {
      for (let at = 0; at < paths.length; at += pathsALine) {
        waiting.push(print({ planned: paths.slice(at, at + pathsALine) }));
      }
      flush();
    },
    flush,
    finish: (records) => {
      waiting = [];
      close();
      replace(whole(records, []));
    },
    close,
  };
};

/** A short name for everything that determines a file's bytes. */
export const keyOf = (...parts: readonly (string | number)[]): string => sha256Of(JSON.stringify(parts));
