/** Reads files of the dataset for an export: never through a link that leads out of it, and never for writing. */
import { constants, lstatSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { decodeCaption } from '../scan/decode.ts';
import { isAbsent } from '../scan/fileErrors.ts';
import { isInside } from '../work/paths.ts';
import { reasonOf } from '../work/fileReason.ts';

/** Why a file of the dataset cannot be exported: a sentence. */
export class SourceProblem extends Error {}

export interface LocatedFile {
  /** Its real path. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly mtime: number;
}

export interface Source {
  /** @throws SourceProblem */
  locate(relPath: string): LocatedFile;
  /** A caption's text; null: there is no such file. @throws SourceProblem */
  caption(relPath: string): string | null;
}

const outside = 'It is a link that leads out of the dataset.';

/** Windows has no such flag. */
const flag = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

const explained = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof SourceProblem) throw error;
    throw new SourceProblem(`It cannot be read (${reasonOf(error)}).`);
  }
};

/** @param root the dataset's real path */
export const openSource = (root: string): Source => {
  /** Real paths of folders, each looked up once. */
  const folders = new Map<string, string>();

  const folderOf = (relPath: string): string => {
    const name = dirname(relPath);
    let real = folders.get(name);
    if (real === undefined) {
      real = realpathSync(join(root, name));
      if (!isInside(root, real)) throw new SourceProblem(outside);
      folders.set(name, real);
    }
    return real;
  };

  const behindLink = (path: string): string => {
    const real = realpathSync(path);
    if (!isInside(root, real)) throw new SourceProblem(outside);
    return real;
  };

  const read = (path: string): Buffer => {
    try {
      return readFileSync(path, { flag });
    } catch (error) {
      if (thrownCode(error) !== 'ELOOP') throw error;
      return readFileSync(behindLink(path));
    }
  };

  return {
    locate: (relPath) =>
      explained(() => {
        const path = join(folderOf(relPath), basename(relPath));
        const stats = lstatSync(path);
        if (!stats.isSymbolicLink()) return { path, size: stats.size, mtime: stats.mtimeMs };
        const real = behindLink(path);
        const { size, mtimeMs: mtime } = lstatSync(real);
        return { path: real, size, mtime };
      }),
    caption: (relPath) =>
      explained(() => {
        let bytes: Buffer;
        try {
          bytes = read(join(folderOf(relPath), basename(relPath)));
        } catch (error) {
          if (isAbsent(error)) return null;
          throw error;
        }
        const decoded = decodeCaption(bytes);
        if (!decoded.ok) throw new SourceProblem(decoded.reason);
        return decoded.text;
      }),
  };
};
