/** The samples that a command is about: a query's view, with a wrong query shown where it is wrong. */
import { EngineCallError } from '../engineCallError.ts';
import type { EngineClient } from '../engineClient.ts';
import { CommandError, exitCode } from '../terminal.ts';
import { markedQuery } from './markedQuery.ts';

/** The view of a query. @throws CommandError that shows where the query is wrong */
export const queryView = async (client: EngineClient, query: string) => {
  try {
    return await client.call('POST /api/views', { body: { query } });
  } catch (error) {
    if (!(error instanceof EngineCallError) || error.code !== 'bad-query') throw error;
    const { position, length } = error.detail;
    const marked = markedQuery(query, Number(position ?? 0), Number(length ?? 1));
    throw new CommandError(exitCode.usage, `${error.message}\n${marked}`);
  }
};
