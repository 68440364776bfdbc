/** `proofsheet proposals`: what models have proposed, one a line; accepted where nothing is marked, or rejected. */
import type { Command } from 'commander';
import type { Proposal } from '../../../shared/api/proposals.ts';
import { emptyReport } from '../../../shared/edit/emptyReport.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode, type Terminal } from '../terminal.ts';
import { onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { differenceOf, outcomeOf, tellOutcome } from './editOutcome.ts';
import { proposalsOf } from './modelRun.ts';

interface TypedProposals extends Typed {
  readonly acceptUnmarked?: true;
  readonly reject?: true;
}

const lineOf = ({ relPath, caption, before, proposal, marks, state, by }: Proposal): string =>
  JSON.stringify({ relPath, caption, before, proposal, marks, state, by });

const textOf = ({ relPath, caption, before, proposal, marks, state, by }: Proposal): string => {
  const named = `${relPath} (${caption}, ${state}, by ${by})`;
  return (
    differenceOf({ relPath: named, before, after: proposal }) +
    marks.map(({ message }) => `! ${message}\n`).join('')
  );
};

const list = async (
  client: EngineClient,
  terminal: Terminal,
  { json, quiet }: { readonly json: boolean; readonly quiet: boolean },
): Promise<void> => {
  let any = false;
  for await (const proposals of proposalsOf(client, {})) {
    any = true;
    await terminal.print(proposals.map((one) => (json ? `${lineOf(one)}\n` : textOf(one))).join(''));
    if (terminal.signal.aborted) throw new CommandError(exitCode.incomplete, 'Cancelled.');
  }
  if (!any && !quiet) terminal.say('No model has proposed anything for this dataset.');
};

export const addProposals = (program: Command, context: CommandContext): void => {
  const { terminal, finish } = context;
  withCommonOptions(program.command('proposals'))
    .description('what models have proposed and what became of it')
    .argument('<dir>', 'the dataset folder')
    .option('--accept-unmarked', 'write those that have no mark, as one edit')
    .option('--reject', 'reject the others that wait for a decision')
    .option('--json', 'one JSON object a line on stdout; with an option, as rename')
    .action(async (dir: string, typed: TypedProposals) => {
      const { acceptUnmarked = false, reject = false, json = false } = typed;
      await onDataset(dir, typed, context, async (client) => {
        if (!acceptUnmarked && !reject) return list(client, terminal, { json, quiet: typed.quiet === true });
        const report = acceptUnmarked
          ? await client.call('POST /api/proposals/accept', { body: { filter: { mark: 'none' } } })
          : emptyReport('');
        if (acceptUnmarked && report.edit === null && report.conflicts.length === 0)
          terminal.say('Nothing to accept: no proposal without a mark waits for a decision.');
        if (reject) {
          const { rejected } = await client.call('POST /api/proposals/reject', { body: { filter: {} } });
          terminal.say(`${rejected} rejected.`);
        }
        const told = { json, taken: report.state === 'reverted' };
        finish(await tellOutcome(terminal, outcomeOf(report), told));
      });
    });
};
