/** Which other character is named beside a label: in the NL caption, or by the folder that the image is in. */
import { nameFinder, proseName } from '../../../../shared/caption/mentions.ts';
import type { Cast } from './cast.ts';
import type { Hint } from './judge.ts';

export interface NamedElsewhere extends Hint {
  readonly by: 'prose' | 'folder';
}

/**
 * How many times likelier that makes the other character: enough to decide an open case, not to overrule a
 * clear one.
 */
const factors = { prose: 8, folder: 20 } as const;

/** `10_last_rite`, `Last Rite (Arknights)`: a folder's name, made comparable with a tag's key. */
const folderName = (segment: string): string =>
  segment
    .toLowerCase()
    .normalize('NFC')
    .replace(/^\d+_/, '')
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/**
 * @param pathOf by row
 * @param proseOf by row: the NL caption, or null
 */
export const namedElsewhere = (
  cast: Cast,
  pathOf: (row: number) => string,
  proseOf: (row: number) => string | null,
): NamedElsewhere[] => {
  const classOf = new Map(cast.labels.map((label, at) => [label, at]));
  const byFolder = new Map<string, number>();
  for (const [at, label] of cast.labels.entries()) {
    byFolder.set(proseName(label), at);
    byFolder.set(label, at);
  }
  const find = nameFinder(cast.labels);
  const found: NamedElsewhere[] = [];
  for (const [row, given] of cast.given.entries()) {
    const own = proseName(cast.labels[given] ?? '');
    const add = (by: NamedElsewhere['by'], towards: number | undefined): void => {
      if (towards === undefined || towards === given || proseName(cast.labels[towards] ?? '') === own) return;
      found.push({ row, by, towards, factor: factors[by] });
    };
    const named = new Set(find(proseOf(row) ?? '').map(({ key }) => key));
    const [only] = named;
    if (named.size === 1 && only !== undefined) add('prose', classOf.get(only));
    const folders = pathOf(row).split('/').slice(0, -1).map(folderName);
    const last = folders.findLast((folder) => byFolder.has(folder));
    if (last !== undefined) add('folder', byFolder.get(last));
  }
  return found;
};
