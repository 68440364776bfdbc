/** Reads the whole dataset, or one folder of it: what is new or has changed, in the order of paths. */
import { statSync } from 'node:fs';
import type { CaptionSuffixes } from '../../../shared/api/dataset.ts';
import type { FileList } from './fileList.ts';
import type { FileFacts, Known } from './known.ts';
import type { Ledger } from './ledger.ts';
import type { FileProblem } from './protocol.ts';
import { missingCaption, type FileReader } from './readFiles.ts';
import { captionNames, captionOwners } from './sidecars.ts';
import { stemOf } from './skip.ts';
import { joinRel, type Folder } from './walk.ts';

export interface ScanParts {
  readonly root: string;
  readonly known: Known;
  readonly ledger: Ledger;
  readonly files: FileList;
  readonly reader: FileReader;
  readonly now: () => number;
}

export interface FolderScan {
  /** Read even what seems unchanged. */
  readonly force: boolean;
  /** Leave alone what was looked at since then. */
  readonly before: number | null;
  readonly suffixes: CaptionSuffixes;
}

/**
 * Looks at the pictures `[from, to)` of a listed folder.
 * Yields after each: true when it was read, false when it was only looked at.
 */
export const scanImages = function* (
  { root, known, ledger, reader, now }: ScanParts,
  { force, before, suffixes }: FolderScan,
  folder: Folder,
  from: number,
  to: number,
): Generator<boolean> {
  const hasImage = (stem: string): boolean => folder.stems.has(stem);
  /** Its path, when the folder has it. */
  const present = (name: string | null): string | null =>
    name === null || !folder.others.has(name) ? null : joinRel(folder.relPath, name);
  const caption = (name: string | null) => {
    const relPath = present(name);
    return relPath === null ? missingCaption : reader.caption(relPath, folder.links.has(name ?? ''));
  };
  for (let i = from; i < to; i++) {
    const name = folder.images[i] ?? '';
    const relPath = joinRel(folder.relPath, name);
    const names = captionNames(stemOf(name), suffixes, hasImage);
    const id = known.id(relPath);
    if (id !== undefined && !force) {
      const recent = before !== null && known.checkedAt(id) >= before;
      const files = [relPath, present(names.tags), present(names.nl)];
      if (
        recent ||
        known.unchanged(
          id,
          files.map((file) => statOf(root, file)),
        )
      ) {
        known.setChecked(id, now());
        yield false;
        continue;
      }
    }
    // The time before the read: a change after it is newer than what was read.
    const at = now();
    const image = reader.image(relPath);
    if (image === null) ledger.remove(relPath);
    else ledger.write({ relPath, image, tags: caption(names.tags), nl: caption(names.nl) }, at);
    yield image !== null;
  }
};

/** Caption files of a folder that belong to no picture in it. */
export const orphansOf = (folder: Folder, suffixes: CaptionSuffixes): string[] => {
  const { stems } = folder;
  const orphans: string[] = [];
  for (const name of folder.others) {
    const owners = captionOwners(name, suffixes);
    if (owners.length > 0 && !owners.some((stem) => stems.has(stem))) {
      orphans.push(joinRel(folder.relPath, name));
    }
  }
  return orphans;
};

/** Takes out of the index what was not seen below `within` since `start`, and corrects the lists there. */
export const forgetUnseen = (
  { known, ledger, files }: ScanParts,
  within: string,
  start: number,
  orphans: readonly string[],
  problems: readonly FileProblem[],
): void => {
  const prefix = within === '' ? '' : `${within}/`;
  for (const [relPath, id] of known.ids) {
    if (relPath.startsWith(prefix) && known.checkedAt(id) < start) ledger.remove(relPath);
  }
  ledger.begin();
  files.replaceWithin(
    within,
    new Set(orphans),
    new Map(problems.map(({ relPath, reason }) => [relPath, reason])),
  );
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
  } catch {
    return unknown;
  }
};
