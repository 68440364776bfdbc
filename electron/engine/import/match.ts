/** Assigns rows of a table of captions to caption files of the dataset: by the path of the image, each once. */
import type { ImportFailure } from '../../../shared/api/captionImport.ts';
import type { CaptionPaths } from '../index/captionPaths.ts';
import type { Columns } from '../index/columns.ts';
import type { CaptionRow } from './rows.ts';

export interface MatchedRow {
  readonly id: number;
  readonly row: CaptionRow;
}

/** `./a/b.png` and `a\b.png` are `a/b.png`. */
const plainPath = (path: string): string => path.replaceAll('\\', '/').replace(/^(\.\/)+/, '');

/**
 * Looks images up by path: as written, else in any Unicode form, as some systems write `é` as one character
 * and others as two.
 * @returns null where two images have names that differ only in that
 */
const finder = (columns: Columns): ((path: string) => number | null | undefined) => {
  const ids = new Map<string, number>();
  const composed = new Map<string, number | null>();
  for (let id = 1; id < columns.slots; id += 1) {
    const relPath = columns.relPath(id);
    if (relPath === '') continue;
    ids.set(relPath, id);
    const form = relPath.normalize('NFC');
    composed.set(form, composed.has(form) ? null : id);
  }
  return (path) => {
    const plain = plainPath(path);
    return ids.get(path) ?? ids.get(plain) ?? composed.get(plain.normalize('NFC'));
  };
};

/**
 * The image of a row, where it is clear: images that several rows name are reported, and left to the author
 * of the table.
 */
export const matchRows = (
  columns: Columns,
  rows: readonly CaptionRow[],
): { readonly matched: readonly MatchedRow[]; readonly failures: readonly ImportFailure[] } => {
  const find = finder(columns);
  const placesOf = new Map<number, string[]>();
  const found: MatchedRow[] = [];
  const failures: ImportFailure[] = [];
  for (const row of rows) {
    const id = find(row.path);
    if (id === undefined || id === null) {
      const why = id === null ? 'may be one of two images of that name' : 'is not an image of this dataset';
      const message = `${row.path} (${row.at}) ${why}.`;
      failures.push({ relPath: row.path, code: 'no-picture', message });
      continue;
    }
    const places = placesOf.get(id);
    if (places === undefined) placesOf.set(id, [row.at]);
    else places.push(row.at);
    found.push({ id, row });
  }
  for (const [id, places] of placesOf) {
    if (places.length === 1) continue;
    const relPath = columns.relPath(id);
    const message = `${relPath} is named by ${places.join(', ')}: none of them is taken.`;
    failures.push({ relPath, code: 'named-twice', message });
  }
  return { matched: found.filter(({ id }) => placesOf.get(id)?.length === 1), failures };
};

export interface CaptionFile {
  readonly relPath: string;
  readonly kind: 'tags' | 'nl';
  readonly sample: number;
  /** Or its tags one by one. */
  readonly text: string | readonly string[];
  readonly unread: readonly string[];
}

/** The files that rows change. Images that share captions (`dup.jpg`, `dup.png`) must agree about them. */
export const captionFilesOf = (
  matched: readonly MatchedRow[],
  pathsOf: (id: number) => CaptionPaths | null,
): { readonly files: readonly CaptionFile[]; readonly failures: readonly ImportFailure[] } => {
  const files = new Map<string, CaptionFile>();
  const failures: ImportFailure[] = [];
  const torn = new Set<string>();
  const refuse = ({ path, at }: CaptionRow, why: string): void => {
    failures.push({ relPath: path, code: 'shared', message: `${path} (${at}): ${why}` });
  };
  for (const { id, row } of matched) {
    const paths = pathsOf(id);
    if (paths === null) continue;
    for (const kind of ['tags', 'nl'] as const) {
      const text = row[kind];
      const relPath = paths[kind];
      if (text === undefined) continue;
      if (relPath === null) {
        refuse(row, 'its tags sidecar would be the NL caption of another image.');
        continue;
      }
      const other = files.get(relPath);
      if (other !== undefined && JSON.stringify(other.text) !== JSON.stringify(text)) {
        torn.add(relPath);
        refuse(row, `${relPath} belongs to another image too, whose row has another text.`);
      }
      if (other === undefined) files.set(relPath, { relPath, kind, sample: id, text, unread: paths.unread });
    }
  }
  for (const relPath of torn) files.delete(relPath);
  return { files: [...files.values()], failures };
};
