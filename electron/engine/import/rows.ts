/**
 * A table of captions, row by row: CSV (also with semicolons or tabs) or JSONL. Read in pieces between which
 * requests are answered: a table of 100,000 captions is tens of megabytes.
 */
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import type { ImportFailure } from '../../../shared/api/captionImport.ts';
import { areTags } from '../../../shared/caption/frame.ts';
import { EngineError } from '../errors.ts';

export interface CaptionRow {
  /** Its place, in words: "row 4", as a spreadsheet counts, or "line 4". */
  readonly at: string;
  /** As written. */
  readonly path: string;
  /** A caption's text, or its tags one by one; missing: that caption is not changed. */
  readonly tags?: string | readonly string[];
  readonly nl?: string;
}

export interface CaptionTable {
  readonly rows: readonly CaptionRow[];
  readonly failures: readonly ImportFailure[];
  /** Sentences: which columns are ignored, or how they are interpreted. */
  readonly notes: readonly string[];
}

/** A row with its one text; the whole table decides which caption it is. */
interface RawRow extends CaptionRow {
  readonly joint?: string;
}

/** Where both exist, `relPath` is the path in the dataset, and `file_name` that in an export. */
const pathColumns = ['relPath', 'file_name', 'path', 'image_path'] as const;
const captionColumns = ['tags', 'nl'] as const;
const columnsWords =
  'It needs a column “file_name” (or “relPath”) with the path of the image, and “tags”, “nl” or both.';

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');

/** Whether texts are tags and NL captions in one, in any row: then they are neither. */
const isJoint = ({ tags, joint }: RawRow): boolean => {
  const written = typeof tags === 'string' ? tags : (tags ?? []).join(', ');
  return written !== '' && joint !== undefined && (joint.startsWith(written) || joint.endsWith(written));
};

/**
 * How a table is interpreted, once all of it is read: `text` beside `tags` is the NL caption where there is
 * no other, as in datasets for `load_dataset`.
 */
const settled = (
  raw: readonly RawRow[],
  failures: readonly ImportFailure[],
  columns: ReadonlySet<string>,
): CaptionTable => {
  const textIsNl =
    columns.has('text') && columns.has('tags') && !columns.has('nl') && !raw.some((row) => isJoint(row));
  const rows = raw.map(({ joint, nl, ...row }): CaptionRow => {
    const nlText = textIsNl && joint !== '' ? joint : nl;
    return { ...row, ...(nlText !== undefined && { nl: nlText }) };
  });
  const path = pathColumns.find((name) => columns.has(name));
  const read = new Set<string>([path ?? '', ...captionColumns, ...(textIsNl ? ['text'] : [])]);
  const unread = [...columns].filter((name) => !read.has(name));
  return {
    rows,
    failures,
    notes: [
      ...(textIsNl ? ['The column “text” is taken for the NL captions.'] : []),
      ...(unread.length === 0
        ? []
        : [`Not read: ${unread.length === 1 ? 'the column' : 'the columns'} ${quoted(unread)}.`]),
    ],
  };
};

/** Characters of a table that are read without a pause: a few milliseconds. */
const piece = 200_000;

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += piece) yield text.slice(at, at + piece);
}

async function* paused(text: string): AsyncGenerator<string> {
  for (const part of pieces(text)) {
    yield part;
    await setImmediate();
  }
}

/** The separator: the candidate that is most frequent in the header, which contains no captions. */
const delimiterOf = (text: string): string => {
  const header = text.slice(0, /[\r\n]/.exec(text)?.index ?? text.length);
  const count = (sign: string): number => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
};

/** @throws EngineError `bad-request`, naming the existing columns */
const pathColumnOf = (columns: ReadonlySet<string>): string => {
  const path = pathColumns.find((name) => columns.has(name));
  if (path !== undefined && captionColumns.some((name) => columns.has(name))) return path;
  throw new EngineError('bad-request', `${columnsWords} It has ${quoted([...columns])}.`);
};

const csvRecord = z.record(z.string(), z.string());

const readCsv = async (text: string): Promise<CaptionTable> => {
  const parser = parse({
    delimiter: delimiterOf(text),
    columns: (header: string[]) => header.map((name) => name.trim()),
    skipEmptyLines: true,
    relaxColumnCount: true,
  });
  const rows: RawRow[] = [];
  const failures: ImportFailure[] = [];
  let columns: ReadonlySet<string> = new Set();
  let pathColumn: string | null = null;
  let row = 1;
  try {
    for await (const read of Readable.from(paused(text)).pipe(parser)) {
      const record = csvRecord.parse(read);
      // The header is row 1.
      row += 1;
      if (pathColumn === null) {
        columns = new Set(Object.keys(record));
        pathColumn = pathColumnOf(columns);
      }
      const path = record[pathColumn] ?? '';
      if (path === '') {
        failures.push(badRow(`Row ${row}`, 'it names no image'));
        continue;
      }
      const [tags, nl] = [record['tags'] ?? '', record['nl'] ?? ''];
      const joint = record['text'];
      rows.push({
        at: `row ${row}`,
        path,
        ...(tags !== '' && { tags }),
        ...(nl !== '' && { nl }),
        ...(joint !== undefined && { joint }),
      });
    }
  } catch (error) {
    if (error instanceof CsvError) throw new EngineError('bad-request', `It is not CSV: ${error.message}.`);
    throw error;
  }
  return settled(rows, failures, columns);
};

const badRow = (at: string, why: string): ImportFailure => ({
  relPath: '',
  code: 'bad-row',
  message: `${at} is not taken: ${why}.`,
});

const cell = z.string().nullish();
const jsonRow = z.object({
  file_name: cell,
  relPath: cell,
  path: cell,
  image_path: cell,
  tags: z.union([z.string(), z.array(z.string())]).nullish(),
  nl: cell,
  text: cell,
});

/** A line of JSONL, or why it is not one. @param columns gets the keys that it has */
const readLine = (text: string, line: number, columns: Set<string>): RawRow | ImportFailure => {
  let parsedJson: unknown;
  try {
    parsedJson = JSON.parse(text);
  } catch {
    return badRow(`Line ${line}`, 'it is not JSON');
  }
  const parsed = jsonRow.safeParse(parsedJson);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'not an object' };
    return badRow(
      `Line ${line}`,
      path.length === 0 ? 'it is not an object' : `“${path.join('.')}”: ${message}`,
    );
  }
  const row = parsed.data;
  for (const name of Object.keys(parsedJson as object)) columns.add(name);
  const path = pathColumns.map((name) => row[name] ?? '').find((name) => name !== '');
  if (path === undefined) return badRow(`Line ${line}`, 'it names no image');
  const tags = row.tags ?? undefined;
  if (Array.isArray(tags) && !areTags(tags))
    return badRow(`Line ${line}`, 'one of its tags has a comma or a line end');
  const [nl, joint] = [row.nl ?? undefined, row.text ?? undefined];
  // A table for load_dataset has a text in every column: there "" is a missing caption.
  const isNone = (caption: unknown): boolean => joint !== undefined && caption === '';
  return {
    at: `line ${line}`,
    path,
    ...(tags !== undefined && !isNone(tags) && { tags }),
    ...(nl !== undefined && !isNone(nl) && { nl }),
    ...(joint !== undefined && { joint }),
  };
};

const linesAPiece = 1000;

/** One document of captions by path, as kohya's metadata and ai-toolkit's captions are. */
const isOneDocument = (text: string): boolean => {
  try {
    return Object.values(JSON.parse(text) as object).every((value) => typeof value === 'object');
  } catch {
    return false;
  }
};

const readJsonl = async (text: string): Promise<CaptionTable> => {
  const columns = new Set<string>();
  const rows: RawRow[] = [];
  const failures: ImportFailure[] = [];
  for (let [at, line] = [0, 1]; at < text.length; line += 1) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    const written = text.slice(at, end).trim();
    at = end + 1;
    if (written !== '') {
      const row = readLine(written, line, columns);
      if ('code' in row) failures.push(row);
      else rows.push(row);
    }
    if (line % linesAPiece === 0) await setImmediate();
  }
  if (rows.length === 0 && isOneDocument(text)) {
    const what = 'It is one JSON of captions by path, as some trainers read it, and not JSONL.';
    throw new EngineError('bad-request', `${what} Export as csv or jsonl what is to be imported again.`);
  }
  // A column that no row has was probably called something else.
  if (rows.length > 0) pathColumnOf(columns);
  return settled(rows, failures, columns);
};

/**
 * Reads a table of captions: JSONL when its first character is a brace, else CSV.
 * @throws EngineError `bad-request` when it is neither, or has no column of paths or none of captions
 */
export const readCaptionTable = (whole: string): Promise<CaptionTable> => {
  const text = whole.startsWith('\uFEFF') ? whole.slice(1) : whole;
  if (text.trim() === '') throw new EngineError('bad-request', `The file is empty. ${columnsWords}`);
  return text.trimStart().startsWith('{') ? readJsonl(text) : readCsv(text);
};
