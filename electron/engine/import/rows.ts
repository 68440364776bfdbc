/**
 * A table of captions, row by row: CSV (also with semicolons or tabs) or JSONL. Read in pieces between which requests
 * are answered: a table of 100,000 captions is tens of megabytes.
 */
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import type { ImportFailure } from '../../../shared/api/captionImport.ts';
import { areTags } from '../../../shared/caption/frame.ts';
import { EngineError } from '../errors.ts';

export interface CaptionRow {
  /** Where it stands, in words: "row 4", as a spreadsheet counts, or "line 4". */
  readonly at: string;
  /** As written. */
  readonly path: string;
  /** A caption's text, or its tags one by one; left out: that caption is not touched. */
  readonly tags?: string | readonly string[];
  readonly nl?: string;
}

export interface CaptionTable {
  readonly rows: readonly CaptionRow[];
  readonly failures: readonly ImportFailure[];
}

const pathColumns = ['file_name', 'relPath', 'path', 'image_path'] as const;
const columnsWords =
  'It needs a column “file_name” (or “relPath”) with the path of the picture, and “tags”, “nl” or both.';

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

/** What stands between the cells: what stands most often in the header, which has no texts in it. */
const delimiterOf = (text: string): string => {
  const header = text.slice(0, /[\r\n]/.exec(text)?.index ?? text.length);
  const count = (sign: string): number => header.split(sign).length;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
};

const columnsOf = (names: readonly string[]): { path: string; tags: boolean; nl: boolean } => {
  const path = pathColumns.find((name) => names.includes(name));
  const [tags, nl] = [names.includes('tags'), names.includes('nl')];
  if (path === undefined || (!tags && !nl)) throw new EngineError('bad-request', columnsWords);
  return { path, tags, nl };
};

const csvRecord = z.record(z.string(), z.string());

const readCsv = async (text: string): Promise<CaptionTable> => {
  const parser = parse({
    delimiter: delimiterOf(text),
    columns: (header: string[]) => header.map((name) => name.trim()),
    skipEmptyLines: true,
    relaxColumnCount: true,
  });
  const rows: CaptionRow[] = [];
  const failures: ImportFailure[] = [];
  let columns: ReturnType<typeof columnsOf> | null = null;
  let row = 1;
  try {
    for await (const read of Readable.from(paused(text)).pipe(parser)) {
      const record = csvRecord.parse(read);
      // The header is row 1.
      row += 1;
      columns ??= columnsOf(Object.keys(record));
      const path = record[columns.path] ?? '';
      if (path === '') {
        failures.push(badRow(`Row ${row}`, 'it names no picture'));
        continue;
      }
      const [tags, nl] = [record['tags'] ?? '', record['nl'] ?? ''];
      rows.push({ at: `row ${row}`, path, ...(tags !== '' && { tags }), ...(nl !== '' && { nl }) });
    }
  } catch (error) {
    if (error instanceof CsvError) throw new EngineError('bad-request', `It is not CSV: ${error.message}.`);
    throw error;
  }
  return { rows, failures };
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
});

/** A line of JSONL, or why it is none. */
const readLine = (text: string, line: number): CaptionRow | ImportFailure => {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return badRow(`Line ${line}`, 'it is not JSON');
  }
  const parsed = jsonRow.safeParse(said);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: 'not an object' };
    return badRow(
      `Line ${line}`,
      path.length === 0 ? 'it is not an object' : `“${path.join('.')}”: ${message}`,
    );
  }
  const row = parsed.data;
  const path = pathColumns.map((name) => row[name] ?? '').find((name) => name !== '');
  if (path === undefined) return badRow(`Line ${line}`, 'it names no picture');
  const tags = row.tags ?? undefined;
  if (Array.isArray(tags) && !areTags(tags))
    return badRow(`Line ${line}`, 'one of its tags has a comma or a line end');
  const nl = row.nl ?? undefined;
  return { at: `line ${line}`, path, ...(tags !== undefined && { tags }), ...(nl !== undefined && { nl }) };
};

const linesAPiece = 1000;

const readJsonl = async (text: string): Promise<CaptionTable> => {
  const rows: CaptionRow[] = [];
  const failures: ImportFailure[] = [];
  for (let [at, line] = [0, 1]; at < text.length; line += 1) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next;
    const written = text.slice(at, end).trim();
    at = end + 1;
    if (written !== '') {
      const row = readLine(written, line);
      if ('code' in row) failures.push(row);
      else rows.push(row);
    }
    if (line % linesAPiece === 0) await setImmediate();
  }
  // A column that no row has was probably called something else.
  if (rows.length > 0 && !rows.some(({ tags, nl }) => tags !== undefined || nl !== undefined))
    throw new EngineError('bad-request', columnsWords);
  return { rows, failures };
};

/**
 * Reads a table of captions: JSONL when its first sign is a brace, else CSV.
 * @throws EngineError `bad-request` when it is neither, or has no column of paths or none of captions
 */
export const readCaptionTable = (whole: string): Promise<CaptionTable> => {
  const text = whole.startsWith('\uFEFF') ? whole.slice(1) : whole;
  if (text.trim() === '') throw new EngineError('bad-request', `The file is empty. ${columnsWords}`);
  return text.trimStart().startsWith('{') ? readJsonl(text) : readCsv(text);
};
