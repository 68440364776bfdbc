/**
 * Lines of a danbooru.csv, as autocompletion for booru tags has them: no header, `name,type,count,"alias,alias"`.
 * The last two columns may be left out. Types are numbers, and mean other things in lists of e621.
 */
import type { TagCategory } from '../../../shared/api/caption.ts';

export interface ListedRow {
  /** As it stands there, usually with underscores. */
  readonly name: string;
  readonly type: number;
  /** Pictures there that have it; 0 when it is not said. */
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

/** One line, without its line end; null when it is none of such a list. */
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

/** Types that only lists of e621 have: invalid (-1 and 6), meta (7), lore (8). */
export const isOfE621 = (type: number): boolean => type < 0 || (type >= 6 && type <= 8);

/** What a type means. Species and lore of e621 are things that one sees, or could. */
export const categoryOfType = (type: number, e621: boolean): TagCategory => {
  switch (type) {
    case 1:
      return 'artist';
    case 3:
      return 'copyright';
    case 4:
      return 'character';
    case 5:
      return e621 ? 'general' : 'meta';
    case 7:
      return 'meta';
    default:
      return 'general';
  }
};
