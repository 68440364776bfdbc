/**
 * Repeats in the names of folders: kohya's folder mode reads `10_alice woman` as ten repeats of "alice woman" (sd-scripts'
 * library/config_util.py, `generate_dreambooth_subsets_config_by_subdirs`: a number before the first underscore).
 */
import { fileNameOf, folderOf, splitPath } from '../paths.ts';

export interface NamedRepeats {
  readonly repeats: number;
  /** The folder's name without them. */
  readonly name: string;
}

/** More is a year or another number: `2024_summer`. */
const most = 999;

/** Null: the name does not contain repeats. */
export const namedRepeats = (folder: string): NamedRepeats | null => {
  const [, count = '', name = ''] = /^(\d{1,3})_(.+)$/.exec(folder) ?? [];
  const repeats = Number(count);
  return name === '' || repeats < 1 || repeats > most ? null : { repeats, name };
};

/** Of the folder of an image. @param relPath of the image, with `/` */
export const repeatsOfImage = (relPath: string): number | null =>
  namedRepeats(fileNameOf(folderOf(relPath)))?.repeats ?? null;

/** A folder's path whose last name contains no repeats any more. */
export const withoutRepeats = (path: string): string => {
  const { folder, name } = splitPath(path);
  return folder + (namedRepeats(name)?.name ?? name);
};
