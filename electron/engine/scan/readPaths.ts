/** Reads again what has changed on disk: single files with their samples, and folders as a whole. */
import { lstatSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import type { FilePart } from './fileMemory.ts';
import { leadsOutside, missingCaption, type ReadImage } from './readFiles.ts';
import { maskOf } from '../../../shared/image/maskNames.ts';
import { fileNameOf, folderOf } from '../../../shared/paths.ts';
import { isMaskFolderName } from './maskFolders.ts';
import { isUnusualName, readingsOf } from './pairing.ts';
import { below, directlyIn, forgetUnseen, paired, scanImages, statOf, type ScanParts } from './scanFolder.ts';
import { captionNames, captionOwners, dependentStems, isCaptionName } from '../index/sidecars.ts';
import { isSkippedPath, mayBeImage } from './skip.ts';
import { joinRel, listOne, walk, type Folder, type WalkOptions } from './walk.ts';
import { stemOf } from '../index/stem.ts';

export interface ReadPathsParts extends ScanParts {
  readonly walk: WalkOptions;
  readonly suffixes: CaptionSuffixes;
  /** Read the files that are named, and all of named folders, even when their size and time are as before. */
  readonly force: boolean;
  /** Told which folders were listed. */
  readonly onFolders: (relPaths: readonly string[]) => void;
}

/** Between two chances to listen. */
const samplesAStep = 1000;
const pathsAStep = 5000;

/** @returns how many samples were read */
export const readPaths = function* (
  parts: ReadPathsParts,
  relPaths: readonly string[],
): Generator<void, number> {
  const stems = new Map<string, Stem>();
  const gone = new Set<string>();
  /** Each may have been a folder before. */
  const noFolders = new Set<string>();
  const images = new Map<string, ReadImage>();
  let read = 0;
  const named = new Set(relPaths);
  /** Whose a caption is may depend on images among these files. */
  const captionsOnly = parts.force && relPaths.every((relPath) => !mayBeImage(fileNameOf(relPath)));
  const wholes = new Set<string>();
  const singles = new Set<string>();
  let looked = 0;
  for (const relPath of named) {
    if (++looked % pathsAStep === 0) yield;
    if (relPath !== '' && isSkippedPath(relPath)) continue;
    const reread = captionsOnly ? rereadCaption(parts, relPath) : 0;
    if (reread > 0) {
      read += reread;
      if (parts.ledger.pending() < samplesAStep) continue;
      parts.ledger.flush();
      yield;
      continue;
    }
    const kind = kindOnDisk(parts.root, relPath);
    if (kind === 'gone') gone.add(relPath);
    if (kind !== 'folder') noFolders.add(relPath);
    const folder = folderOf(relPath);
    const name = fileNameOf(relPath);
    const region = regionOf(parts, relPath, kind);
    if (region !== null) {
      (region.deep ? wholes : singles).add(region.folder);
      continue;
    }
    if (kind === 'folder') {
      parts.ledger.remove(relPath);
      if (!parts.walk.excluded.includes(path.join(parts.root, relPath))) {
        read += yield* readFolders(parts, foldersBelow(parts, relPath), below(relPath), parts.force);
      }
      continue;
    }
    parts.ledger.begin();
    parts.files.setProblem(
      relPath,
      kind === 'outside' ? 'It is a link that leads out of the dataset; it is not followed.' : null,
    );
    for (const owner of captionOwners(name, parts.suffixes)) addStem(stems, folder, owner);
    if (!mayBeImage(name)) continue;
    for (const stem of dependentStems(stemOf(name), parts.suffixes)) addStem(stems, folder, stem);
    // Images first: whether there is one decides whose captions the others are.
    if (kind !== 'file') {
      parts.ledger.remove(relPath);
    } else if (parts.known.id(relPath) === undefined) {
      const image = parts.reader.image(relPath);
      if (image === null) continue;
      // Written again with its captions, when it is known which they are.
      const captions = { tags: missingCaption, nl: missingCaption };
      parts.ledger.write({ relPath, image, ...captions, companions: null }, 0);
      images.set(relPath, image);
    }
  }
  if (noFolders.size > 0) forgetBelow(parts, noFolders, gone);
  for (const stem of stems.values()) {
    read += readStem(parts, stem, images, named);
    if (++looked % samplesAStep !== 0) continue;
    parts.ledger.flush();
    yield;
  }
  const force = parts.force && named;
  for (const folder of wholes) {
    read += yield* readFolders(parts, foldersBelow(parts, folder), below(folder), force);
  }
  for (const folder of singles) {
    const alone = listOne(parts.walk, captionTest(parts), folder);
    read += yield* readFolders(parts, [alone], directlyIn(folder), force);
  }
  return read;
};

const captionTest =
  ({ suffixes }: ReadPathsParts) =>
  (name: string): boolean =>
    isCaptionName(name, suffixes);

const foldersBelow = (parts: ReadPathsParts, relPath: string): Folder[] => [
  ...walk(parts.walk, captionTest(parts), relPath),
];

interface Region {
  readonly folder: string;
  /** With the folders in it. */
  readonly deep: boolean;
}

/**
 * What has to be read as a whole because of one file: its name alone does not tell whose it is, or what others are now.
 * Null: its name tells.
 */
const regionOf = (
  { known, suffixes, walk: { excluded }, root }: ReadPathsParts,
  relPath: string,
  kind: ReturnType<typeof kindOnDisk>,
): Region | null => {
  const folder = folderOf(relPath);
  const name = fileNameOf(relPath);
  if (relPath === '' || excluded.includes(path.join(root, relPath))) return null;
  if (relPath === 'dataset.toml') return { folder: '', deep: true };
  const { maskRegion, unusualSidecars } = known.folder(folder);
  const isFolder = kind === 'folder';
  if (isMaskFolderName(name) && (isFolder || kind === 'gone')) return { folder, deep: true };
  if (isMaskFolderName(fileNameOf(folder)) && mayBeImage(name))
    return { folder: folderOf(folder), deep: true };
  if (maskRegion !== null && (isFolder || mayBeImage(name))) return { folder: maskRegion, deep: true };
  if (isFolder) return null;
  if (maskOf(name) !== null || (kind === 'outside' && mayBeImage(name))) return { folder, deep: false };
  const isUnusual = !mayBeImage(name) && isCaptionName(name, suffixes) && isUnusualName(name, suffixes);
  return unusualSidecars || isUnusual ? { folder, deep: false } : null;
};

interface Stem {
  readonly folder: string;
  readonly stem: string;
}

const addStem = (stems: Map<string, Stem>, folder: string, stem: string): void => {
  stems.set(joinRel(folder, stem), { folder, stem });
};

const kindOnDisk = (root: string, relPath: string): 'folder' | 'file' | 'outside' | 'gone' | 'other' => {
  const stats = lstat(path.join(root, relPath));
  if (stats === undefined) return 'gone';
  if (stats.isSymbolicLink()) return leadsOutside(root, relPath) ? 'outside' : 'file';
  return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other';
};

/**
 * Reads an ordinary caption file of known images, which is what edits leave behind: nothing else of these samples is
 * looked at. Returns how many there are; 0 leaves the file to those who look at everything.
 */
const rereadCaption = (
  { known, ledger, files, reader, now, suffixes }: ReadPathsParts,
  relPath: string,
): number => {
  const folder = folderOf(relPath);
  const name = fileNameOf(relPath);
  for (const { stem, as } of readingsOf(name, suffixes)) {
    if (as !== 'tags' && as !== 'nl') continue;
    const images = known.imagesOf(folder, stem);
    if (images.length === 0) continue;
    const [first = ''] = images;
    const usual = stem + suffixes[as];
    // Another file is read for it, or was until now.
    if ((known.companions(known.id(first) ?? 0)?.[as] ?? usual) !== name) return 0;
    // The time before the read: a change after it is newer than what was read.
    const at = now();
    const caption = reader.ordinaryCaption(relPath);
    if (caption === null) return 0;
    ledger.begin();
    files.setProblem(relPath, null);
    files.setOrphan(relPath, false);
    const captions = { tags: as === 'tags' ? caption : null, nl: as === 'nl' ? caption : null };
    for (const image of images) ledger.update({ relPath: image, image: null, ...captions }, at);
    return images.length;
  }
  return 0;
};

/** What may not even be looked at is as good as gone. */
const lstat = (file: string): Stats | undefined => {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
};

/** The images of a stem with their captions, and whether its caption files are orphans. */
const readStem = (
  { root, known, ledger, files, reader, now, suffixes, force }: ReadPathsParts,
  { folder, stem }: Stem,
  readAlready: ReadonlyMap<string, ReadImage>,
  named: ReadonlySet<string>,
): number => {
  const hasImage = (other: string): boolean => known.imagesOf(folder, other).length > 0;
  const images = known.imagesOf(folder, stem);
  const names = captionNames(stem, suffixes, hasImage);
  let read = 0;
  const tagsPath = names.tags === null ? null : joinRel(folder, names.tags);
  const nlPath = joinRel(folder, names.nl);
  const caption = (relPath: string | null) =>
    relPath === null ? missingCaption : reader.caption(relPath, true);
  for (const relPath of images) {
    const at = now();
    const id = known.id(relPath) ?? 0;
    /** Only what may have changed: an edit that wrote the tags leaves image and NL caption alone. */
    const stays = (part: FilePart, file: string | null): boolean =>
      !(force && file !== null && named.has(file)) && known.partUnchanged(id, part, statOf(root, file));
    const made = readAlready.get(relPath);
    if (made !== undefined) {
      const captions = { tags: caption(tagsPath), nl: caption(nlPath) };
      ledger.write({ relPath, image: made, ...captions, companions: null }, at);
      read++;
      continue;
    }
    const keep = { image: stays('image', relPath), tags: stays('tags', tagsPath), nl: stays('nl', nlPath) };
    if (keep.image && keep.tags && keep.nl) continue;
    const image = keep.image ? null : reader.image(relPath);
    if (image === null && !keep.image) {
      ledger.remove(relPath);
      continue;
    }
    const tags = keep.tags ? null : caption(tagsPath);
    ledger.update({ relPath, image, tags, nl: keep.nl ? null : caption(nlPath) }, at);
    read++;
  }
  for (const name of [stem + suffixes.tags, stem + suffixes.nl]) {
    const relPath = joinRel(folder, name);
    const owned = captionOwners(name, suffixes).some(hasImage);
    files.setOrphan(relPath, !owned && kindOnDisk(root, relPath) === 'file');
  }
  return read;
};

/** @param isWithin what the folders hold: what of it is not seen is gone */
const readFolders = function* (
  parts: ReadPathsParts,
  folders: readonly Folder[],
  isWithin: (relPath: string) => boolean,
  force: boolean | ReadonlySet<string>,
): Generator<void, number> {
  const begun = parts.known.beginPass();
  parts.onFolders(folders.map((folder) => folder.relPath));
  const scan = { force, before: null, suffixes: parts.suffixes };
  const whole = folders.map((folder) => paired(parts.known, folder, parts.suffixes));
  let read = 0;
  for (const within of whole) {
    for (const wasRead of scanImages(parts, scan, within, 0, within.folder.images.length)) {
      if (wasRead) read++;
      if (parts.ledger.pending() < samplesAStep) continue;
      parts.ledger.flush();
      yield;
    }
  }
  forgetUnseen(parts, isWithin, begun, whole);
  return read;
};

/** Nothing is below what is no folder, and of what is gone nothing is left at all. */
const forgetBelow = (
  { known, ledger, files }: ReadPathsParts,
  noFolders: ReadonlySet<string>,
  gone: ReadonlySet<string>,
): void => {
  const isBelow = (relPath: string): boolean => {
    for (let slash = relPath.indexOf('/'); slash > 0; slash = relPath.indexOf('/', slash + 1)) {
      if (noFolders.has(relPath.slice(0, slash))) return true;
    }
    return false;
  };
  ledger.begin();
  for (const relPath of known.ids.keys()) if (isBelow(relPath)) ledger.remove(relPath);
  files.removeWhere((relPath) => isBelow(relPath) || gone.has(relPath));
};
