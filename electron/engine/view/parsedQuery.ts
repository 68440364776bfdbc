/** A query's text, parsed for the engine. */
import type { Query } from '../../../shared/query/ast.ts';
import { parseQuery } from '../../../shared/query/parse.ts';
import { EngineError } from '../errors.ts';

/** @throws EngineError `bad-query`, with `position` and `length` in its detail */
export const parsedQuery = (text: string): Query => {
  const parsed = parseQuery(text);
  if (parsed.ok) return parsed.query;
  const { message, position, length } = parsed.error;
  throw new EngineError('bad-query', message, { position, length });
};
