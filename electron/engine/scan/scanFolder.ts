/** Reads the whole dataset, or one folder of it: what is new or has changed, in the order of paths. */
import { statSync } from 'node:fs';
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import { noCompanions, type Companions } from '../../../shared/model/companions.ts';
import { isAbsent } from './fileErrors.ts';
import type { FileList, FoundFiles } from './fileList.ts';
import type { FileFacts } from './fileMemory.ts';
import type { Known } from './known.ts';
import type { Ledger } from './ledger.ts';
import { pairSidecars, type Pairing } from './pairing.ts';
import { missingCaption, type FileReader } from './readFiles.ts';
import { captionNames } from '../index/sidecars.ts';
import { joinRel, type Folder } from './walk.ts';
import { stemOf } from '../index/stem.ts';

export interface ScanParts {
  readonly root: string;
  readonly known: Known;
  readonly ledger: Ledger;
  readonly files: FileList;
  readonly reader: FileReader;
  readonly now: () => number;
}

export interface FolderScan {
  /** Read even what seems unchanged: all of it, or the samples of these files. */
  readonly force: boolean | ReadonlySet<string>;
  /** Leave alone what was looked at since then. */
  readonly before: number | null;
  readonly suffixes: CaptionSuffixes;
}

/** A folder with its captions paired. */
export interface PairedFolder {
  readonly folder: Folder;
  readonly pairing: Pairing;
}

/** Pairs, and remembers what of the folder is not as usual. */
export const paired = (known: Known, folder: Folder, suffixes: CaptionSuffixes): PairedFolder => {
  const pairing = pairSidecars(folder, suffixes);
  known.setFolder(folder.relPath, {
    unusualSidecars: pairing.hasUnusual,
    maskRegion: folder.maskRegion,
  });
  return { folder, pairing };
};

/** What belongs to the images of a stem besides the usual; null: nothing. */
const companionsOf = ({ folder, pairing }: PairedFolder, stem: string): Companions | null => {
  if (pairing.unusual.size === 0 && folder.masks.size === 0) return null;
  const unusual = pairing.unusual.get(stem);
  const masks = folder.masks.get(stem);
  return unusual === undefined && masks === undefined
    ? null
    : { ...noCompanions, ...unusual, masks: [...(masks ?? [])] };
};

const sameCompanions = (a: Companions | null, b: Companions | null): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * Looks at the images `[from, to)` of a listed folder.
 * Yields after each: true when it was read, false when it was only looked at.
 */
export const scanImages = function* (
  { root, known, ledger, reader, now }: ScanParts,
  { force, before, suffixes }: FolderScan,
  within: PairedFolder,
  from: number,
  to: number,
): Generator<boolean> {
  const { folder } = within;
  const hasImage = (stem: string): boolean => folder.stems.has(stem);
  /** Its path, when the folder has it. */
  const present = (name: string | null): string | null =>
    name === null || !folder.others.has(name) ? null : joinRel(folder.relPath, name);
  const caption = (name: string | null) => {
    const relPath = present(name);
    return relPath === null ? missingCaption : reader.caption(relPath, folder.links.has(name ?? ''));
  };
  const isNamed = (relPath: string | null): boolean =>
    relPath !== null && typeof force === 'object' && force.has(relPath);
  for (let i = from; i < to; i++) {
    const name = folder.images[i] ?? '';
    const relPath = joinRel(folder.relPath, name);
    const stem = stemOf(name);
    const companions = companionsOf(within, stem);
    const usual = captionNames(stem, suffixes, hasImage);
    const names = { tags: companions?.tags ?? usual.tags, nl: companions?.nl ?? usual.nl };
    const id = known.id(relPath);
    if (id !== undefined && force !== true) {
      const recent = before !== null && known.checkedAt(id) >= before;
      const files = [relPath, present(names.tags), present(names.nl)];
      const same = (): boolean =>
        sameCompanions(known.companions(id), companions) &&
        known.unchanged(
          id,
          files.map((file) => statOf(root, file)),
        );
      if (recent || (!files.some(isNamed) && same())) {
        known.setChecked(id, now());
        yield false;
        continue;
      }
    }
    // The time before the read: a change after it is newer than what was read.
    const at = now();
    const image = reader.image(relPath);
    if (image === null) ledger.remove(relPath);
    else {
      const captions = { tags: caption(names.tags), nl: caption(names.nl) };
      ledger.write({ relPath, image, ...captions, companions }, at);
    }
    yield image !== null;
  }
};

/** What of folders is to be listed. */
const listedOf = (folders: readonly PairedFolder[]): FoundFiles => ({
  orphans: folders.flatMap(({ folder, pairing }) =>
    [...pairing.orphans, ...folder.orphanMasks].map((name) => joinRel(folder.relPath, name)),
  ),
  problems: folders.flatMap(({ folder, pairing }) => [
    ...folder.problems,
    ...pairing.spare.map(({ name, readInstead }) => ({
      relPath: joinRel(folder.relPath, name),
      reason: `It is not read: ${readInstead}, which differs in capitals, is the caption of the same image.`,
    })),
  ]),
  skipped: folders.flatMap(({ folder }) => folder.skipped),
});

/** Takes out of the index what of `isWithin` was not seen since the pass `begun`, and corrects the lists there. */
export const forgetUnseen = (
  { known, ledger, files }: ScanParts,
  isWithin: (relPath: string) => boolean,
  begun: number,
  folders: readonly PairedFolder[],
): void => {
  for (const [relPath, id] of known.ids) {
    if (!known.isSeenSince(id, begun) && isWithin(relPath)) ledger.remove(relPath);
  }
  ledger.begin();
  files.replaceWithin(isWithin, listedOf(folders));
};

/** Whether a path is a folder or lies below it. */
export const below =
  (folder: string) =>
  (relPath: string): boolean =>
    folder === '' || relPath === folder || relPath.startsWith(`${folder}/`);

/** Whether a path stands directly in a folder. */
export const directlyIn = (folder: string): ((relPath: string) => boolean) => {
  const prefix = folder === '' ? '' : `${folder}/`;
  return (relPath) => relPath.startsWith(prefix) && !relPath.includes('/', prefix.length);
};

const missing: FileFacts = { size: -1, mtime: 0 };

/** What cannot even be asked for matches nothing that is known. */
const unknown: FileFacts = { size: -2, mtime: 0 };

/** @param relPath null for a file that is not there */
export const statOf = (root: string, relPath: string | null): FileFacts => {
  if (relPath === null) return missing;
  try {
    const stats = statSync(`${root}/${relPath}`, { throwIfNoEntry: false });
    return stats === undefined ? missing : { size: stats.size, mtime: stats.mtimeMs };
  } catch (error) {
    return isAbsent(error) ? missing : unknown;
  }
};
