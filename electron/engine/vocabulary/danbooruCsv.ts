/**
 * Lines of a danbooru.csv, as tools for tag completion use them: no header, `name,type,count,"alias,alias"`.
 * The last two columns may be missing. Types are numbers, and mean other things in lists of e621.
 */
import type { TagCategory } from '../../../shared/api/caption.ts';

export interface ListedRow {
  /** As written there, usually with underscores. */
  readonly name: string;
  readonly type: number;
  /** Images there that have it; 0 when it is not given. */
  readonly count: number;
  readonly aliases: readonly string[];
}

/** Columns of one line. A quoted one may hold commas, and quotes that are doubled. */
const columnsOf = (line: string): string[] => {
  if (!line.includes('"')) return line.split(',');
  const columns: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] === '"') {
      let end = line.indexOf('"', at + 1);
      while (end >= 0 && line[end + 1] === '"') end = line.indexOf('"', end + 2);
      const closed = end < 0 ? line.length : end;
      columns.push(line.slice(at + 1, closed).replaceAll('""', '"'));
      const comma = line.indexOf(',', closed);
      at = comma < 0 ? line.length + 1 : comma + 1;
    } else {
      const comma = line.indexOf(',', at);
      const end = comma < 0 ? line.length : comma;
      columns.push(line.slice(at, end));
      at = end + 1;
    }
  }
  return columns;
};

const wholeNumber = /^-?\d{1,9}$/;

/** One line, without its line end; null when it does not belong to such a list. */
export const rowOf = (line: string): ListedRow | null => {
  const [name = '', type = '', count = '', aliases = ''] = columnsOf(line).map((column) => column.trim());
  if (name === '' || !wholeNumber.test(type)) return null;
  return {
    name,
    type: Number(type),
    // Some lists have a word here: "Quality tag".
    count: wholeNumber.test(count) ? Math.max(0, Number(count)) : 0,
    aliases: aliases === '' ? [] : aliases.split(',').flatMap((alias) => alias.trim() || []),
  };
};

/** What the types of a list mean: each site has its own numbers. */
export type TypeScheme = 'danbooru' | 'e621' | 'merged' | 'derpibooru';

/**
 * Sources: the colours that a1111-sd-webui-tagcomplete gives to each type of its lists, and the lists
 * themselves. The merged list of danbooru and e621 has e621's types behind danbooru's, each 7 higher: its 7
 * is e621's 0, its 12 a species (5), its 14 meta (7), its 15 lore (8). Types that are not here are general:
 * things that are seen in an image.
 */
const schemes: Readonly<Record<TypeScheme, Readonly<Record<number, TagCategory>>>> = {
  danbooru: { 1: 'artist', 3: 'copyright', 4: 'character', 5: 'meta' },
  e621: { 1: 'artist', 3: 'copyright', 4: 'character', 7: 'meta' },
  merged: {
    1: 'artist',
    3: 'copyright',
    4: 'character',
    5: 'meta',
    8: 'artist',
    10: 'copyright',
    11: 'character',
    14: 'meta',
  },
  // 4 and 7 are original and fan-made characters, 5 is how explicit it is, 8 to 10 are about the post.
  derpibooru: {
    1: 'copyright',
    4: 'character',
    5: 'rating',
    7: 'character',
    8: 'meta',
    9: 'meta',
    10: 'meta',
    11: 'copyright',
  },
};

/** @param types all that occur in the list */
export const schemeOf = (types: ReadonlySet<number>): TypeScheme => {
  const has = (test: (type: number) => boolean): boolean => [...types].some(test);
  if (has((type) => type >= 9)) {
    // Derpibooru has bodies (6), which a merged list does not have, and nothing above 11.
    return types.has(6) && !has((type) => type > 11) ? 'derpibooru' : 'merged';
  }
  return has((type) => type < 0 || type >= 6) ? 'e621' : 'danbooru';
};

/** What a type means. */
export const categoryOfType = (type: number, scheme: TypeScheme): TagCategory =>
  schemes[scheme][type] ?? 'general';
