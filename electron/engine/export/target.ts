/** Whether a folder may be exported to: new, empty, or an export of Proofsheet's, and apart from the dataset. */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { thrownCode } from '../../../shared/thrownCode.ts';
import type { ExportPlan } from '../../../shared/api/export.ts';
import { EngineError } from '../errors.ts';
import { ledgerFile, readOwned, type Owned } from './ledger.ts';
import { manifestFile, readManifest } from './manifest.ts';
import { isInside } from '../work/paths.ts';
import { reasonOf } from '../work/fileReason.ts';

export interface Target {
  /** Its real path; missing folders are appended to that of the nearest existing one. */
  readonly path: string;
  readonly state: NonNullable<ExportPlan['target']>;
  readonly owned: Owned;
  /** The name of the dataset that was exported there before, when it is another. */
  readonly otherSource: string | null;
}

const refuse = (path: string, why: string): EngineError =>
  new EngineError('bad-request', `${path} ${why}`, { path });

const realPath = (path: string): string => {
  try {
    return realpathSync(path);
  } catch (error) {
    const missing = thrownCode(error) === 'ENOENT';
    // A dangling link would be followed when the folder is made.
    if (!missing || lstatSync(path, { throwIfNoEntry: false }) !== undefined || dirname(path) === path) {
      throw refuse(path, `cannot be used (${reasonOf(error)}): choose another folder.`);
    }
    return join(realPath(dirname(path)), basename(path));
  }
};

/** Files that the system creates in folders do not count as the user's. */
const isNobodys = (name: string): boolean =>
  ['.DS_Store', 'Thumbs.db', 'desktop.ini', '.directory'].includes(name);

const nothing: Owned = { records: new Map(), paths: new Set() };

/**
 * @param out as the user named it
 * @param dataset `root` is its real path
 * @throws EngineError `bad-request`, with a sentence
 */
export const examineTarget = (
  out: string,
  dataset: { readonly root: string; readonly id: string },
): Target => {
  if (!isAbsolute(out)) throw refuse(out, 'is not the whole path of a folder.');
  const path = realPath(out);
  if (isInside(dataset.root, path)) {
    throw refuse(
      out,
      'lies in the dataset itself, where its files would become samples: choose a folder outside.',
    );
  }
  if (isInside(path, dataset.root)) {
    throw refuse(out, 'holds the dataset itself: choose a folder beside it.');
  }
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return { path, state: 'new', owned: nothing, otherSource: null };
  if (!stats.isDirectory()) throw refuse(out, 'is a file, not a folder.');
  let names: readonly string[];
  try {
    names = readdirSync(path).filter((name) => !isNobodys(name));
  } catch (error) {
    throw refuse(out, `cannot be read (${reasonOf(error)}).`);
  }
  if (names.length === 0) return { path, state: 'empty', owned: nothing, otherSource: null };
  const manifest = readManifest(path);
  const ours = manifest !== null || names.includes(ledgerFile);
  if (!ours) {
    const why = names.includes(manifestFile) ? ', and its manifest.json was not written by Proofsheet' : '';
    throw refuse(
      out,
      `is not empty and is not an export of Proofsheet${why}: choose a new or an empty folder.`,
    );
  }
  const other = manifest !== null && manifest.source.id !== dataset.id ? manifest.source.name : null;
  const state = manifest?.state === 'complete' ? 'whole' : 'incomplete';
  return { path, state, owned: readOwned(path), otherSource: other };
};

/** Files of a plan whose path holds a file that is not the export's: these are never overwritten. */
export const inTheWay = (
  { path: root, state, owned }: Target,
  paths: readonly string[],
): readonly string[] => {
  if (state === 'new' || state === 'empty') return [];
  return paths.filter(
    (path) => !owned.paths.has(path) && lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined,
  );
};
