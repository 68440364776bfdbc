/** A query's text, parsed for the engine, with the conditions of saved queries in place of their names. */
import type { Query, QueryError } from '../../../shared/query/ast.ts';
import { parseQuery } from '../../../shared/query/parse.ts';
import { placeOfSaved, SavedProblem, withoutSaved, type SavedQueries } from '../../../shared/query/saved.ts';
import { EngineError } from '../errors.ts';

const badQuery = ({ message, position, length }: QueryError): EngineError =>
  new EngineError('bad-query', message, { position, length });

/** @throws EngineError `bad-query`, with `position` and `length` in its detail */
export const parsedQuery = (text: string): Query => {
  const parsed = parseQuery(text);
  if (parsed.ok) return parsed.query;
  throw badQuery(parsed.error);
};

/**
 * What a text asks for.
 * @throws EngineError `bad-query`, also where a saved query is missing, cannot be read or asks for itself
 */
export const askedQuery = (text: string, saved: SavedQueries): Query => {
  const query = parsedQuery(text);
  try {
    return withoutSaved(query, saved);
  } catch (error) {
    throw error instanceof SavedProblem ? badQuery(placeOfSaved(text, error)) : error;
  }
};
