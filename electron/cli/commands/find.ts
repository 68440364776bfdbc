/** `proofsheet find DIR QUERY`: the samples that match a query, one a line. */
import type { Command } from 'commander';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode, type Terminal } from '../terminal.ts';
import { onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { queryView, sayNoneMatches } from './queryView.ts';

const page = 1000;

const find = async (
  client: EngineClient,
  terminal: Terminal,
  { query, json, quiet }: { readonly query: string; readonly json: boolean; readonly quiet: boolean },
): Promise<void> => {
  const { id, count } = await queryView(client, { query, terminal, quiet });
  if (count === 0 && !quiet) await sayNoneMatches(client, terminal, query);
  for (let from = 0; from < count && !terminal.signal.aborted; from += page) {
    const reply = await client.call('GET /api/views/:id/found', {
      params: { id },
      query: { from, count: page },
    });
    const lines = reply.found.map((sample) => (json ? JSON.stringify(sample) : sample.relPath));
    await terminal.print(`${lines.join('\n')}\n`);
  }
  if (terminal.signal.aborted) throw new CommandError(exitCode.incomplete, 'Cancelled.');
};

export const addFind = (program: Command, context: CommandContext): void => {
  withCommonOptions(program.command('find'))
    .description('list the samples that a query gives')
    .argument('<dir>', 'the dataset folder')
    .argument('<query>', 'as typed into the app; quote it for the shell')
    .option('--json', 'one JSON object a line on stdout')
    .action(async (dir: string, query: string, typed: Typed) => {
      const asked = { query, json: typed.json === true, quiet: typed.quiet === true };
      await onDataset(dir, typed, context, (client) => find(client, context.terminal, asked));
    });
};
