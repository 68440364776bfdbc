/**
 * A file of the dataset, to the folder beside it or to the trash, and back: whole in one of the two places at any moment, never over
 * another file, and only while it is the one that the plan was made for.
 */
import {
  closeSync,
  copyFileSync,
  constants,
  fsyncSync,
  futimesSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { codeOf, failed, type WriteResult } from './writeResult.ts';
import { release, reserve } from './trash.ts';

/** One end of a move. Both ends tell the file by the same facts: they are swapped when the move is taken back. */
const placeSchema = z.object({
  base: z.enum(['dataset', 'aside', 'trash']),
  /** Its path in the trash; absent elsewhere. */
  file: z.string().exactOptional(),
  /** Bytes. */
  size: z.number(),
  /** Milliseconds since 1970. */
  mtime: z.number(),
  /** As messages name it. */
  shown: z.string(),
});
export type FilePlace = z.infer<typeof placeSchema>;

export const packPlace = (end: FilePlace): Uint8Array => new TextEncoder().encode(JSON.stringify(end));

/** @throws SyntaxError or ZodError: a change that is no move */
export const unpackPlace = (bytes: Uint8Array | null): FilePlace =>
  placeSchema.parse(JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array())));

/** The folder beside a dataset where what is not kept is moved to. */
export const asideFolder = (root: string): string => join(dirname(root), `${basename(root)} - set aside`);

/**
 * Both ends of moving a file out of the dataset.
 * @param trashed its path in the trash; left out: it goes to the folder beside the dataset
 */
export const placesOf = (
  root: string,
  relPath: string,
  { size, mtimeMs }: Stats,
  trashed?: string,
): { readonly before: Uint8Array; readonly after: Uint8Array } => {
  const facts = { size, mtime: mtimeMs };
  const aside = `${basename(asideFolder(root))}/${relPath}`;
  return {
    before: packPlace({ base: 'dataset', ...facts, shown: relPath }),
    after: packPlace(
      trashed === undefined
        ? { base: 'aside', ...facts, shown: aside }
        : { base: 'trash', file: trashed, ...facts, shown: `${basename(trashed)} in the trash` },
    ),
  };
};

export interface FileMove {
  /** From the dataset's root, and from that of the folder beside it, with `/`. */
  readonly relPath: string;
  readonly from: FilePlace;
  readonly to: FilePlace;
  /** Name of an unfinished copy, in the folder of the target. */
  readonly temporary: string;
}

export type Move = (move: FileMove) => WriteResult;

const statsOf = (path: string): Stats | null => lstatSync(path, { throwIfNoEntry: false }) ?? null;

/** File systems keep times with different precision. */
const isThat = (stats: Stats, { size, mtime }: FilePlace): boolean =>
  stats.isFile() && stats.size === size && Math.abs(stats.mtimeMs - mtime) < 2000;

/** To another file system: a whole and durable copy first, then the original is removed. */
const copyOver = (from: string, to: string, aside: string): void => {
  const { atime, mtime } = lstatSync(from);
  rmSync(aside, { force: true });
  try {
    copyFileSync(from, aside, constants.COPYFILE_EXCL);
    const fd = openSync(aside, 'r+');
    try {
      futimesSync(fd, atime, mtime);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(aside, to);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
  rmSync(from);
};

const inside = (root: string, path: string): boolean =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);

/** Folders that have become empty, up to the base. */
const removeEmpty = (base: string, folder: string): void => {
  for (let at = folder; inside(base, at); at = dirname(at)) {
    try {
      rmdirSync(at);
    } catch {
      return;
    }
  }
};

/** Finds the ends of moves on disk. @param root the dataset's real path */
const createPlaces = (root: string) => {
  /** Where a file lies or will lie, and the folder that it must not lead out of. */
  const whereIs = (
    relPath: string,
    { base, file }: FilePlace,
  ): { readonly path: string; readonly base: string } => {
    if (base !== 'trash') {
      const folder = base === 'aside' ? asideFolder(root) : root;
      return { path: join(folder, relPath), base: folder };
    }
    if (file === undefined) throw new Error(`It is not known where ${relPath} is in the trash.`);
    return { path: file, base: dirname(dirname(file)) };
  };

  /** The same, when its folder is within its base, whatever links say. Null: the folder is not there. */
  const place = (relPath: string, end: FilePlace, make: boolean): string | null => {
    const { path, base } = whereIs(relPath, end);
    const folder = dirname(path);
    if (make) mkdirSync(folder, { recursive: true, ...(end.base === 'trash' ? { mode: 0o700 } : {}) });
    else if (statsOf(folder) === null) return null;
    if (inside(realpathSync(base), realpathSync(folder))) return path;
    throw Object.assign(new Error(`${relative(root, folder)} is a link that leads out.`), {
      code: 'outside',
    });
  };
  return { whereIs, place };
};

/** What stays in the way is in conflict; a move that was done already is `unchanged`. @throws errors of the disk */
const createAttempt = (root: string): Move => {
  const { whereIs, place } = createPlaces(root);
  return ({ relPath, from, to, temporary }) => {
    // A dataset's folder that is gone is not made again for one file that comes back.
    if (statsOf(root) === null) return failed(from.shown, 'ENOENT', 'The folder of the dataset is gone.');
    const source = place(relPath, from, false);
    const before = source === null ? null : statsOf(source);
    const present = statsOf(whereIs(relPath, to).path);
    if (source === null || before === null) {
      if (present !== null && isThat(present, to)) return { kind: 'unchanged' };
      return { kind: 'conflict', reason: `${from.shown} is no longer there: another program has taken it.` };
    }
    if (!isThat(before, from)) {
      const what = before.isSymbolicLink() ? 'is a link' : 'was changed by another program since it was read';
      return { kind: 'conflict', reason: `${from.shown} ${what}.` };
    }
    const taken = { kind: 'conflict', reason: `${to.shown} is there already, and is another file.` } as const;
    const target = place(relPath, to, true) ?? '';
    // A crash between copying and removing leaves both, whole.
    const both =
      present !== null &&
      isThat(present, to) &&
      Buffer.compare(readFileSync(source), readFileSync(target)) === 0;
    if (present !== null && !both) return taken;
    if (to.file !== undefined && !reserve(to.file, join(root, relPath))) return taken;
    if (both) rmSync(source);
    else {
      try {
        renameSync(source, target);
      } catch (error) {
        if (codeOf(error) !== 'EXDEV') throw error;
        copyOver(source, target, join(dirname(target), temporary));
      }
    }
    if (from.base === 'aside') removeEmpty(asideFolder(root), dirname(source));
    return { kind: 'written' };
  };
};

/** @param root the dataset's real path */
export const createMove = (root: string): Move => {
  const attempt = createAttempt(root);
  /** Entries of the trash for files that are not there are removed. */
  const tidy = ({ relPath, from, to }: FileMove): void => {
    for (const { file } of [from, to]) {
      if (file !== undefined && statsOf(file) === null) release(file, join(root, relPath));
    }
  };

  return (move) => {
    try {
      return attempt(move);
    } catch (error) {
      const code = codeOf(error);
      const link = 'Its folder is a link that leads elsewhere.';
      return failed(move.from.shown, code, code === 'outside' ? link : undefined);
    } finally {
      tidy(move);
    }
  };
};
