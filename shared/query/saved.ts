/** Saved queries: queries under a name, and what `saved:name` stands for in another query. */
import { z } from 'zod';
import { literalOf, type Condition, type Query, type QueryError, type Sort } from './ast.ts';
import { termsOf } from './conditions.ts';
import { tokenize } from './lexer.ts';
import { parseQuery } from './parse.ts';
import { printTerm } from './print.ts';

export const savedName = z.string().trim().min(1).max(60);

/** By name: the text of the query. Entries of another kind, written by hand, are passed over. */
export const savedQueries = z
  .record(z.string(), z.unknown())
  .transform((entries) =>
    Object.fromEntries(
      Object.entries(entries).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  )
  .catch({});
export type SavedQueries = Readonly<Record<string, string>>;

/** The term that asks for a saved query. */
export const savedTerm = (name: string): string => printTerm({ kind: 'saved', name });

const folded = (name: string): string => name.trim().toLowerCase().normalize('NFC');

/** The name as it is written in the list; null where there is none. Capitals make no difference. */
export const nameIn = (saved: SavedQueries, name: string): string | null =>
  Object.hasOwn(saved, name)
    ? name
    : (Object.keys(saved).find((each) => folded(each) === folded(name)) ?? null);

/** In the order of people: case aside, numbers by their value. */
export const savedNames = (saved: SavedQueries): readonly string[] =>
  Object.keys(saved).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));

export const asksSaved = (where: Condition | null): boolean =>
  [...termsOf(where)].some(({ kind }) => kind === 'saved');

/** A saved query cannot be used: `name` is the one that the query itself asks for. */
export class SavedProblem extends Error {
  readonly asked: string;
  constructor(asked: string, message: string) {
    super(message);
    this.asked = asked;
  }
}

const nothingCalled = (saved: SavedQueries, name: string): string => {
  const names = savedNames(saved);
  const known =
    names.length === 0 ? 'No query has been saved yet.' : `There are: ${names.slice(0, 12).join(', ')}.`;
  return `No saved query is called “${name}”. ${known}`;
};

/** Reads what is saved under a name. @throws Error in words */
const read = (saved: SavedQueries, name: string, within: readonly string[]): Query => {
  const called = nameIn(saved, name);
  if (called === null) throw new Error(nothingCalled(saved, name));
  if (within.includes(called)) throw new Error(`The saved query “${called}” asks for itself.`);
  const parsed = parseQuery(saved[called] ?? '');
  if (!parsed.ok) throw new Error(`The saved query “${called}” cannot be read: ${parsed.error.message}`);
  return expanded(parsed.query, saved, [...within, called]);
};

/** Nothing to narrow by: every sample. */
const missingTags: Condition = { kind: 'missing', caption: 'tags' };
const always: Condition = { kind: 'or', parts: [missingTags, { kind: 'not', part: missingTags }] };

const expandedCondition = (where: Condition, saved: SavedQueries, within: readonly string[]): Condition => {
  const { kind } = where;
  if (kind === 'and' || kind === 'or')
    return { kind, parts: where.parts.map((part) => expandedCondition(part, saved, within)) };
  if (kind === 'not') return { kind, part: expandedCondition(where.part, saved, within) };
  if (kind !== 'saved') return where;
  try {
    return read(saved, where.name, within).where ?? always;
  } catch (error) {
    if (within.length > 0) throw error;
    throw new SavedProblem(where.name, error instanceof Error ? error.message : String(error));
  }
};

/** The order of the first saved query that must hold and has one. */
const savedSort = (where: Condition, saved: SavedQueries, within: readonly string[]): Sort | null => {
  if (where.kind === 'saved') return read(saved, where.name, within).sort;
  if (where.kind !== 'and') return null;
  for (const part of where.parts) {
    const sort = savedSort(part, saved, within);
    if (sort !== null) return sort;
  }
  return null;
};

const expanded = ({ where, sort }: Query, saved: SavedQueries, within: readonly string[]): Query => {
  if (where === null || !asksSaved(where)) return { where, sort };
  const conditions = expandedCondition(where, saved, within);
  return { where: conditions, sort: sort ?? savedSort(where, saved, within) };
};

/**
 * The query with the conditions of saved queries in place of their names, and with the order of the first of them where
 * it has none of its own.
 * @throws SavedProblem where one is missing, cannot be read, or asks for itself
 */
export const withoutSaved = (query: Query, saved: SavedQueries): Query => expanded(query, saved, []);

/** Where a text asks for a saved query that cannot be used. */
export const placeOfSaved = (text: string, { asked, message }: SavedProblem): QueryError => {
  const word = tokenize(text).find(
    (token) => token.kind === 'word' && token.field === 'saved' && literalOf(token.value) === asked,
  );
  return word === undefined
    ? { message, position: 0, length: text.length }
    : { message, position: word.start, length: word.end - word.start };
};
