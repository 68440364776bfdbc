/** The samples that a command is about: a query's view, or a message that marks what is wrong with the query. */
import type { ViewInfo } from '../../../shared/api/view.ts';
import { neededFindings } from '../../../shared/query/conditions.ts';
import { parseQuery } from '../../../shared/query/parse.ts';
import { asksSaved, nameIn, savedNames, savedTerm } from '../../../shared/query/saved.ts';
import { EngineCallError } from '../../hosting/engineCallError.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode, type Terminal } from '../terminal.ts';
import { withInsightProgress } from './insightProgress.ts';
import { markedQuery } from './markedQuery.ts';

interface Asked {
  readonly query: string;
  readonly terminal: Terminal;
  readonly quiet: boolean;
}

/** The finders that a query depends on run now: no page is open that would have started them. */
const lookForFindings = async (client: EngineClient, { query, terminal, quiet }: Asked): Promise<void> => {
  const parsed = parseQuery(query);
  if (!parsed.ok) return;
  const { where } = parsed.query;
  // What a saved query asks for is known to the engine.
  if (neededFindings(where).findings.length === 0 && !asksSaved(where)) return;
  await withInsightProgress(client, { terminal, quiet }, () =>
    client.call('POST /api/findings/look', { body: { query } }),
  );
  if (terminal.signal.aborted) throw new CommandError(exitCode.incomplete, 'Cancelled.');
};

/**
 * What `--where` means: `@name` is a saved query, everything else a query.
 * @throws CommandError where no query is saved under the name
 */
export const queryOfWhere = async (client: EngineClient, where: string | undefined): Promise<string> => {
  if (where?.startsWith('@') !== true) return where ?? '';
  const { queries } = await client.call('GET /api/project');
  const name = nameIn(queries, where.slice(1));
  if (name !== null) return savedTerm(name);
  const names = savedNames(queries).map((each) => `@${each}`);
  const known = names.length === 0 ? 'No query has been saved here.' : `There are: ${names.join(', ')}.`;
  throw new CommandError(
    exitCode.usage,
    `No saved query is called “${where.slice(1)}”. ${known} To find a tag, write --where 'tag:${where}'.`,
  );
};

/** Why a query gives nothing. */
export const sayNoneMatches = async (
  client: EngineClient,
  terminal: Terminal,
  query: string,
): Promise<void> => {
  const { count } = await client.call('POST /api/views', { body: { query: '' } });
  terminal.say(count === 0 ? 'There are no images in this folder.' : `No image matches: ${query}`);
};

/**
 * The view of a query; the finders that it depends on run first, with progress.
 * @throws CommandError that marks what is wrong with the query, or when it was cancelled
 */
export const queryView = async (client: EngineClient, asked: Asked): Promise<ViewInfo> => {
  const { query, terminal } = asked;
  try {
    await lookForFindings(client, asked);
    const view = await client.call('POST /api/views', { body: { query } });
    const [unknown] = view.unknown;
    if (unknown === undefined) return view;
    throw new CommandError(
      exitCode.incomplete,
      `The query asks for ${unknown}, and the search for them failed.`,
    );
  } catch (error) {
    if (terminal.signal.aborted) throw new CommandError(exitCode.incomplete, 'Cancelled.');
    if (!(error instanceof EngineCallError) || error.code !== 'bad-query') throw error;
    const { position, length } = error.detail;
    const marked = markedQuery(query, Number(position ?? 0), Number(length ?? 1));
    throw new CommandError(exitCode.usage, `${error.message}\n${marked}`);
  }
};
