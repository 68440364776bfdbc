/** Lists a dataset's folders in order: images, masks, other files, and what has to be reported rather than followed. */
import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { maskOf } from '../../../shared/image/maskNames.ts';
import type { Mask } from '../../../shared/model/companions.ts';
import { isGone } from './fileErrors.ts';
import { isMaskFolderName, namedMaskFolders, type MaskFolder } from './maskFolders.ts';
import { mayBeImage, skipReason } from './skip.ts';
import type { FolderFiles } from '../index/sidecars.ts';
import type { FileProblem } from '../../../shared/model/fileProblem.ts';
import { fileNameOf, folderOf } from '../../../shared/paths.ts';
import { stemOf } from '../index/stem.ts';
import { isInside } from '../work/paths.ts';
import { reasonOf } from '../work/fileReason.ts';

export interface Folder extends FolderFiles {
  /** From the root, with `/`; empty for the root itself. */
  readonly relPath: string;
  /** Sorted by name; without masks. */
  readonly images: readonly string[];
  /** Names among `others` that are links out of the dataset. */
  readonly links: ReadonlySet<string>;
  readonly linked: ReadonlySet<string>;
  readonly problems: readonly FileProblem[];
  /** Folders in it that are not read, and why. */
  readonly skipped: readonly FileProblem[];
  /** Masks of its images, by stem. */
  readonly masks: ReadonlyMap<string, readonly Mask[]>;
  /** Names of masks without an image. */
  readonly orphanMasks: readonly string[];
  /** The folder to be read as a whole when an image or a mask in this one comes or goes; null: there are no masks. */
  readonly maskRegion: string | null;
}

export interface WalkOptions {
  /** The dataset's real path. */
  readonly root: string;
  /** Real paths of folders that are never entered: the data folder may lie inside a dataset. */
  readonly excluded: readonly string[];
}

/** Which names are worth remembering beside images. */
export type IsCaption = (name: string) => boolean;

export const joinRel = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Folders below `from` (relative to the root), depth first, each level in the order of names. */
export const walk = function* (options: WalkOptions, isCaption: IsCaption, from = ''): Generator<Folder> {
  const list = createLister(options, isCaption);
  const pending: { readonly relPath: string; readonly parent: Listing | null }[] = [
    { relPath: from, parent: from === '' ? null : list(folderOf(from)) },
  ];
  const named = namedMaskFolders(options.root);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { relPath, parent } = next;
    const listing = list(relPath);
    yield asFolder(listing, parent, named, list);
    for (const name of listing.subfolders.toReversed()) {
      pending.push({ relPath: joinRel(relPath, name), parent: listing });
    }
  }
};

/** One folder alone. */
export const listOne = (options: WalkOptions, isCaption: IsCaption, relPath: string): Folder => {
  const list = createLister(options, isCaption);
  const parent = relPath === '' ? null : list(folderOf(relPath));
  return asFolder(list(relPath), parent, namedMaskFolders(options.root), list);
};

/** A folder as it lies on disk. */
interface Listing extends Pick<
  Folder,
  'relPath' | 'images' | 'others' | 'links' | 'linked' | 'problems' | 'skipped'
> {
  readonly subfolders: readonly string[];
}

/** What cannot be read is a problem of the listing, never an exception. */
const createLister =
  ({ root, excluded }: WalkOptions, isCaption: IsCaption) =>
  (relPath: string): Listing => {
    const images: string[] = [];
    const others = new Set<string>();
    const links = new Set<string>();
    const linked = new Set<string>();
    const problems: FileProblem[] = [];
    const skipped: FileProblem[] = [];
    const subfolders: string[] = [];
    const absolute = path.join(root, relPath);
    for (const entry of entriesOf(absolute, relPath, problems)) {
      const { name } = entry;
      const kind = entry.isSymbolicLink() ? linkKind(root, absolute, name) : entryKind(entry);
      if (kind === 'other') continue;
      const skip = skipReason(name, kind === 'folder');
      if (skip !== null) {
        if (kind === 'folder') skipped.push({ relPath: joinRel(relPath, name), reason: skip });
        continue;
      }
      if (kind === 'folder') {
        if (!excluded.includes(path.join(absolute, name))) subfolders.push(name);
      } else if (kind === 'file') {
        if (mayBeImage(name)) images.push(name);
        else if (isCaption(name)) others.add(name);
      } else {
        const problem = { relPath: joinRel(relPath, name), reason: linkReasons[kind] };
        // In one of the two lists: it is counted once.
        (kind === 'folderLink' ? skipped : problems).push(problem);
        if (kind === 'outside' && mayBeImage(name)) linked.add(stemOf(name));
        if (kind === 'outside' && isCaption(name)) {
          others.add(name);
          links.add(name);
        }
      }
    }
    images.sort();
    subfolders.sort();
    return { relPath, images, others, links, linked, problems, skipped, subfolders };
  };

/** Tells masks from images. */
const asFolder = (
  listing: Listing,
  parent: Listing | null,
  named: readonly MaskFolder[],
  list: (relPath: string) => Listing,
): Folder => {
  const { relPath, others, links, linked, problems, skipped } = listing;
  const images: string[] = [];
  const byName: string[] = [];
  for (const name of listing.images) (maskOf(name) === null ? images : byName).push(name);

  const owner = imagesOfMasks(listing, parent, named);
  const partners = owner === null ? null : new Set(list(owner).images.map(stemOf));
  const own = partners === null ? images : images.filter((name) => !partners.has(stemOf(name)));
  const isMaskFolder = own.length < images.length;
  const shown = isMaskFolder ? [] : images;

  const stems = new Set(shown.map(stemOf));
  const masks = new Map<string, Mask[]>();
  const add = (stem: string, mask: Mask): void => {
    const known = masks.get(stem);
    if (known === undefined) masks.set(stem, [mask]);
    else known.push(mask);
  };
  const orphanMasks = isMaskFolder ? [...own] : [];
  for (const name of byName) {
    const mask = maskOf(name);
    if (mask === null) continue;
    if (stems.has(mask.stem)) add(mask.stem, { relPath: joinRel(relPath, name), kind: mask.kind });
    else orphanMasks.push(name);
  }
  const folders = masksOfImages(listing, parent, named);
  for (const folder of stems.size === 0 ? [] : folders) {
    for (const name of list(folder).images) {
      if (stems.has(stemOf(name))) add(stemOf(name), { relPath: joinRel(folder, name), kind: 'mask' });
    }
  }
  return {
    relPath,
    images: shown,
    stems,
    others,
    links,
    linked,
    problems,
    skipped,
    masks,
    orphanMasks,
    maskRegion: regionOf(relPath, owner === null ? folders : [owner], byName.length > 0),
  };
};

/** The smallest folder that holds a folder and those that its masks concern. */
const regionOf = (relPath: string, related: readonly string[], hasMasks: boolean): string | null => {
  if (related.length === 0) return hasMasks ? relPath : null;
  let region = relPath;
  while (region !== '' && !related.every((other) => other === region || other.startsWith(`${region}/`))) {
    region = folderOf(region);
  }
  return region;
};

/** The only folder beside folders of masks, where their parent has no images of its own. */
const onlySibling = ({ relPath, images, subfolders }: Listing): string | null => {
  const [only, ...more] = subfolders.filter((name) => !isMaskFolderName(name));
  return images.length > 0 || only === undefined || more.length > 0 ? null : joinRel(relPath, only);
};

/** The folder whose images this one may hold masks of. */
const imagesOfMasks = (
  { relPath }: Listing,
  parent: Listing | null,
  named: readonly MaskFolder[],
): string | null => {
  const configured = named.find(({ masks }) => masks === relPath);
  if (configured !== undefined) return configured.images;
  if (parent === null || !isMaskFolderName(fileNameOf(relPath))) return null;
  return parent.images.length > 0 ? parent.relPath : onlySibling(parent);
};

/** Folders that may hold masks of this one's images. */
const masksOfImages = (
  listing: Listing,
  parent: Listing | null,
  named: readonly MaskFolder[],
): readonly string[] => {
  const configured = named.filter(({ images }) => images === listing.relPath).map(({ masks }) => masks);
  const within = ({ relPath, subfolders }: Listing): string[] =>
    subfolders.filter(isMaskFolderName).map((name) => joinRel(relPath, name));
  const beside = parent !== null && onlySibling(parent) === listing.relPath ? within(parent) : [];
  return [...new Set([...configured, ...within(listing), ...beside])];
};

const entriesOf = (absolute: string, relPath: string, problems: FileProblem[]): Dirent[] => {
  try {
    return readdirSync(absolute, { withFileTypes: true });
  } catch (error) {
    // One that went since it was listed.
    if (relPath !== '' && isGone(error)) return [];
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
