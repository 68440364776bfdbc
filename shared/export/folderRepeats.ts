/**
 * Repeats in the names of folders: kohya's folder mode reads `10_alice woman` as ten repeats of "alice woman" (sd-scripts'
 * library/config_util.py, `generate_dreambooth_subsets_config_by_subdirs`: a number before the first underscore).
 */

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

const lastPart = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Of the folder of an image. @param relPath of the image, with `/` */
export const repeatsOfImage = (relPath: string): number | null => {
  const folder = relPath.slice(0, Math.max(0, relPath.lastIndexOf('/')));
  return namedRepeats(lastPart(folder))?.repeats ?? null;
};

/** A folder's path whose last name contains no repeats any more. */
export const withoutRepeats = (path: string): string => {
  const last = lastPart(path);
  return path.slice(0, path.length - last.length) + (namedRepeats(last)?.name ?? last);
};
