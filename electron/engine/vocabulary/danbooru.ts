/**
 * The user's danbooru.csv in memory: categories of tags, and completions that the dataset does not have yet.
 *
 * A list has 140,000 tags with twice as many aliases. It is read in slices, so that requests are answered
 * meanwhile, and searched as one long text, tags with the most images first: `indexOf` over that takes a few
 * milliseconds.
 */
import { readFile, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { thrownCode } from '../../../shared/thrownCode.ts';
import type { TagCategory } from '../../../shared/api/caption.ts';
import { foldKey, foldTag, tagKey } from '../../../shared/caption/identity.ts';
import { qualityTags, ratingTags, yearTags } from '../../../shared/caption/vocabulary.ts';
import { EngineError } from '../errors.ts';
import { categoryOfType, rowOf, schemeOf, type ListedRow } from './danbooruCsv.ts';

export interface ListedTag {
  /** Identity key; artists have no `@` here. */
  readonly key: string;
  readonly category: TagCategory;
  /** Images on the site that the list is from. */
  readonly count: number;
  /** The alias that matched, as folded text; null where the tag itself did. */
  readonly alias: string | null;
}

export interface TagList {
  readonly size: number;
  /** Lines that could not be read. */
  readonly skipped: number;
  /** By identity key; undefined for tags that the list does not have. */
  readonly category: (key: string) => TagCategory | undefined;
  /**
   * Tags that contain `text`, or have an alias that does: first exact matches, then by count.
   * @param wanted a filter; by default all
   */
  readonly complete: (
    text: string,
    limit: number,
    wanted?: (tag: ListedTag) => boolean,
  ) => readonly ListedTag[];
}

/** No list is as large; a larger file is something else, and would fill the memory. */
const mostBytes = 100_000_000;
const mostRows = 2 ** 22;
/** Lines between two pauses for other requests; some milliseconds. */
const slice = 2000;

const refuse = (file: string, why: string): EngineError =>
  new EngineError('bad-request', `${file} ${why}`, { path: file });

const textOf = async (file: string): Promise<string> => {
  let bytes: Uint8Array;
  try {
    const facts = await stat(file);
    if (facts.isDirectory()) throw refuse(file, 'is a folder: give the path of the file itself.');
    if (facts.size > mostBytes) throw refuse(file, 'is too large to be a list of tags.');
    bytes = await readFile(file);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    const code = thrownCode(error) ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') throw refuse(file, 'does not exist.');
    throw refuse(file, `cannot be read (${code}): check its permissions.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse(file, 'is not UTF-8 text. Save it as UTF-8 first.');
  }
};

interface Rows {
  readonly rows: readonly ListedRow[];
  readonly skipped: number;
}

const rowsOf = async (file: string, text: string): Promise<Rows> => {
  const rows: ListedRow[] = [];
  let skipped = 0;
  let lines = 0;
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const line = text.slice(from, to).trim();
    from = to + 1;
    if (line === '') continue;
    const row = rowOf(line);
    if (rows.length === mostRows) throw refuse(file, 'is too large to be a list of tags.');
    if (row !== null) rows.push(row);
    // The first may be a header.
    else if (lines > 0) skipped += 1;
    lines += 1;
    if (lines % slice === 0) await setImmediate();
  }
  if (rows.length === 0 || skipped > rows.length) {
    throw refuse(
      file,
      'is not a list of tags. Its lines should look like this: long_hair,0,4350743,"longhair,long-hair"',
    );
  }
  return { rows, skipped };
};

/**
 * Positions of the rows, most images first. Count and position are packed into one number each: sorting with
 * a function is slow.
 */
const orderOf = (rows: readonly ListedRow[]): Float64Array =>
  Float64Array.from(rows, ({ count }, place) => place - count * mostRows)
    .toSorted()
    .map((packed) => ((packed % mostRows) + mostRows) % mostRows);

/** On the site a `safe` is a box of steel, and `old` a person; in a dataset they are ratings and years. */
const isStoredDifferently = (key: string): boolean =>
  ratingTags.has(key) || qualityTags.has(key) || yearTags.has(key);

const tagListOf = async ({ rows, skipped }: Rows): Promise<TagList> => {
  const scheme = schemeOf(new Set(rows.map(({ type }) => type)));
  const keys: string[] = [];
  const categories: TagCategory[] = [];
  const counts: number[] = [];
  /** Of each tag: `\n`, its folded key, and the same for each alias. */
  const texts: string[] = [];
  const starts: number[] = [];
  const numbers = new Map<string, number>();
  let length = 0;
  let done = 0;
  for (const place of orderOf(rows)) {
    if (++done % slice === 0) await setImmediate();
    const { name = '', type = 0, count = 0, aliases = [] } = rows[place] ?? {};
    const key = tagKey(name);
    // Of two rows with one tag, the one with more images counts.
    if (key === '' || numbers.has(key)) continue;
    numbers.set(key, keys.length);
    keys.push(key);
    categories.push(categoryOfType(type, scheme));
    counts.push(count);
    const text = ['', foldKey(key), ...aliases.map((alias) => foldTag(alias).trim())].join('\n');
    texts.push(text);
    starts.push(length);
    length += text.length;
  }
  texts.push('\n');
  const whole = texts.join('');

  /** The match at a position of `whole` in the tag `number`. */
  const foundAt = (number: number, place: number): ListedTag => {
    const lineStart = whole.lastIndexOf('\n', place) + 1;
    const isAlias = lineStart > (starts[number] ?? 0) + 1;
    return {
      key: keys[number] ?? '',
      category: categories[number] ?? 'general',
      count: counts[number] ?? 0,
      alias: isAlias ? whole.slice(lineStart, whole.indexOf('\n', lineStart)) : null,
    };
  };

  /** Tags whose texts contain `text`, each once, in the order of the list. */
  function* found(text: string): Generator<ListedTag> {
    let number = 0;
    for (let place = whole.indexOf(text); place >= 0;) {
      while ((starts[number + 1] ?? whole.length) <= place) number += 1;
      // In `\ntext\n` the line begins behind the match's first character.
      yield foundAt(number, text.startsWith('\n') ? place + 1 : place);
      place = whole.indexOf(text, starts[number + 1] ?? whole.length);
    }
  }

  return {
    size: keys.length,
    skipped,
    category: (key) => {
      const number = numbers.get(key);
      if (number === undefined) return undefined;
      const category = categories[number];
      return category === 'general' && isStoredDifferently(key) ? undefined : category;
    },
    complete: (text, limit, wanted = () => true) => {
      const folded = foldTag(text)
        .trimStart()
        .replace(/^@(?=[\p{L}\p{N}])/u, '');
      const tags = new Map<string, ListedTag>();
      if (folded === '') return [];
      for (const hits of [found(`\n${folded.trimEnd()}\n`), found(folded)]) {
        for (const tag of hits) {
          if (tags.size >= limit) return [...tags.values()];
          if (!tags.has(tag.key) && wanted(tag)) tags.set(tag.key, tag);
        }
      }
      return [...tags.values()];
    },
  };
};

/**
 * Reads a list of tags.
 * @throws EngineError `bad-request`, with a sentence that names the file, when it cannot be read or is
 * something else
 */
export const readTagList = async (file: string): Promise<TagList> =>
  tagListOf(await rowsOf(file, await textOf(file)));
