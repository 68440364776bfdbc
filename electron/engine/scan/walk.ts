/** Lists a dataset's folders in order: pictures, other files, and what has to be reported rather than followed. */
import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import type { FileProblem } from './protocol.ts';
import { isSkippedName, mayBeImage, stemOf } from './skip.ts';
import type { FolderFiles } from './sidecars.ts';

export interface Folder extends FolderFiles {
  /** From the root, with `/`; empty for the root itself. */
  readonly relPath: string;
  /** Sorted by name. */
  readonly images: readonly string[];
  /** Names among `others` that are links out of the dataset. */
  readonly links: ReadonlySet<string>;
  readonly problems: readonly FileProblem[];
}

export interface WalkOptions {
  /** The dataset's real path. */
  readonly root: string;
  /** Real paths of folders that are never entered: the data folder may lie inside a dataset. */
  readonly excluded: readonly string[];
}

/** Which names are worth remembering beside pictures. */
export type IsCaption = (name: string) => boolean;

export const joinRel = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Whether a real path lies within the dataset. */
export const isInside = (root: string, real: string): boolean =>
  real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep);

/** Folders below `from` (relative to the root), depth first, each level in the order of names. */
export const walk = function* (options: WalkOptions, isCaption: IsCaption, from = ''): Generator<Folder> {
  const pending = [from];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { folder, subfolders } = listFolder(options, isCaption, next);
    yield folder;
    for (const name of subfolders.toReversed()) pending.push(joinRel(next, name));
  }
};

interface Listing {
  readonly folder: Folder;
  readonly subfolders: readonly string[];
}

/** One folder. What cannot be read is a problem of the listing, never an exception. */
const listFolder = ({ root, excluded }: WalkOptions, isCaption: IsCaption, relPath: string): Listing => {
  const images: string[] = [];
  const others = new Set<string>();
  const links = new Set<string>();
  const problems: FileProblem[] = [];
  const subfolders: string[] = [];
  const absolute = path.join(root, relPath);
  for (const entry of entriesOf(absolute, relPath, problems)) {
    const { name } = entry;
    const kind = entry.isSymbolicLink() ? linkKind(root, absolute, name) : entryKind(entry);
    if (kind === 'other' || isSkippedName(name, kind === 'folder')) continue;
    if (kind === 'folder') {
      if (!excluded.includes(path.join(absolute, name))) subfolders.push(name);
    } else if (kind === 'file') {
      if (mayBeImage(name)) images.push(name);
      else if (isCaption(name)) others.add(name);
    } else {
      problems.push({ relPath: joinRel(relPath, name), reason: linkReasons[kind] });
      if (kind === 'outside' && isCaption(name)) {
        others.add(name);
        links.add(name);
      }
    }
  }
  images.sort();
  subfolders.sort();
  const stems = new Set(images.map(stemOf));
  return { folder: { relPath, images, stems, others, links, problems }, subfolders };
};

const entriesOf = (absolute: string, relPath: string, problems: FileProblem[]): Dirent[] => {
  try {
    return readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    problems.push({ relPath, reason: `The folder cannot be read (${reasonOf(error)}).` });
    return [];
  }
};

type EntryKind = 'file' | 'folder' | 'other';
type LinkKind = 'file' | 'other' | keyof typeof linkReasons;

const linkReasons = {
  outside: 'It is a link that leads out of the dataset; it is not followed.',
  dangling: 'It is a link that leads nowhere.',
  folderLink: 'It is a link to a folder; links to folders are not followed.',
} as const;

const entryKind = (entry: Dirent): EntryKind =>
  entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';

/** A link to a file within the dataset is that file; folders are visited where they are, once. */
const linkKind = (root: string, folder: string, name: string): LinkKind => {
  try {
    const real = realpathSync(path.join(folder, name));
    if (!isInside(root, real)) return 'outside';
    const target = statSync(real);
    return target.isFile() ? 'file' : target.isDirectory() ? 'folderLink' : 'other';
  } catch {
    return 'dangling';
  }
};

/** An error of the file system in few words, for a person. */
export const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words: Record<string, string> = {
    EACCES: 'no permission',
    EPERM: 'no permission',
    ENOENT: 'it is gone',
    ELOOP: 'its links lead in a circle',
    EIO: 'the disk reports an error',
    ENAMETOOLONG: 'its name is too long',
    EMFILE: 'too many files are open',
  };
  return words[code] ?? (error instanceof Error ? error.message : String(error));
};
