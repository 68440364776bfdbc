/** Which folder holds the masks of which: by its name and place, or as a `dataset.toml` at the top of the dataset says. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'smol-toml';
import { maskFolderKeys, maskFolderNames } from '../../../shared/image/maskNames.ts';

export interface MaskFolder {
  readonly images: string;
  readonly masks: string;
}

export const isMaskFolderName = (name: string): boolean => maskFolderNames.includes(name.toLowerCase());

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** All tables under a path of keys, of which each may be a list. */
const tablesAt = (document: unknown, keys: readonly string[]): readonly unknown[] => {
  const [key, ...rest] = keys;
  if (key === undefined) return Array.isArray(document) ? document : [document];
  return (Array.isArray(document) ? document : [document]).flatMap((table: unknown) =>
    isRecord(table) ? tablesAt(table[key], rest) : [],
  );
};

/** From the root, with `/`; null for a folder elsewhere. */
const relFolder = (root: string, named: unknown): string | null => {
  if (typeof named !== 'string' || named === '') return null;
  const absolute = path.resolve(root, named);
  const relPath = path.relative(root, absolute);
  const isOutside = relPath.startsWith('..') || path.isAbsolute(relPath);
  return isOutside ? null : relPath.split(path.sep).join('/');
};

/** What `dataset.toml` says; nothing where there is none, or none that can be read. */
export const namedMaskFolders = (root: string): readonly MaskFolder[] => {
  let document: unknown;
  try {
    document = parse(readFileSync(path.join(root, 'dataset.toml'), 'utf8'));
  } catch {
    return [];
  }
  return maskFolderKeys.flatMap((keys) =>
    tablesAt(document, keys.list).flatMap((table) => {
      if (!isRecord(table)) return [];
      const images = relFolder(root, table[keys.images]);
      const masks = relFolder(root, table[keys.masks]);
      return images === null || masks === null || images === masks ? [] : [{ images, masks }];
    }),
  );
};
