/** `proofsheet undo`, `redo` and `history`: what was done to a dataset, and how it is undone. */
import type { Command } from 'commander';
import type { z } from 'zod';
import type { historyOutcome } from '../../../shared/api/commandLine.ts';
import type { EditReport } from '../../../shared/api/edits.ts';
import { filesWord, historyWords } from '../../../shared/edit/historyWords.ts';
import { EngineCallError } from '../../hosting/engineCallError.ts';
import type { EngineClient } from '../../hosting/engineClient.ts';
import { CommandError, exitCode } from '../terminal.ts';
import { integer, onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { outcomeOf, tellOutcome } from './editOutcome.ts';

type HistoryOutcome = z.infer<typeof historyOutcome>;

const none = { edit: null, written: 0, unchanged: 0, conflicts: [], failures: [] };

const follow = async (
  context: CommandContext,
  typed: Typed,
  call: () => Promise<EditReport>,
): Promise<void> => {
  const { terminal, finish } = context;
  const json = typed.json === true;
  try {
    const report = await call();
    const told = { json, taken: report.state === 'reverted' };
    finish(await tellOutcome(terminal, outcomeOf(report), told));
  } catch (error) {
    const nothing = error instanceof EngineCallError && error.code === 'nothing-to-undo';
    if (!nothing) throw error;
    if (json) await terminal.print(`${JSON.stringify(none)}\n`);
    throw new CommandError(exitCode.incomplete, error.message);
  }
};

const history = async (client: EngineClient, { terminal }: CommandContext, json: boolean): Promise<void> => {
  const page = 500;
  const all = [];
  for (let from = 0; ; from += page) {
    const { edits } = await client.call('GET /api/edits', { query: { from, count: page } });
    all.push(...edits);
    if (edits.length < page) break;
  }
  if (json) {
    const rows: HistoryOutcome = all.map(({ id, at, label, state, files, inForce, missed }) => ({
      id,
      at,
      label,
      state,
      files,
      inForce,
      missed,
    }));
    await terminal.print(`${JSON.stringify(rows)}\n`);
    return;
  }
  for (const entry of all) {
    const { id, at, label, files } = entry;
    const when = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
    const words = historyWords(entry);
    const told = words === '' ? '' : ` (${words})`;
    await terminal.print(`${String(id).padStart(5)}  ${when}  ${filesWord(files)}  ${label}${told}\n`);
  }
};

export const addUndo = (program: Command, context: CommandContext): void => {
  withCommonOptions(program.command('undo'))
    .description('undo the newest edit, or the one named')
    .argument('<dir>', 'the dataset folder')
    .argument('[id]', 'as history shows it', integer(1, Number.MAX_SAFE_INTEGER))
    .option('--json', 'JSON on stdout')
    .action((dir: string, id: number | undefined, typed: Typed) =>
      onDataset(dir, typed, context, (client) =>
        follow(context, typed, () =>
          client.call('POST /api/undo', { body: id === undefined ? {} : { edit: id } }),
        ),
      ),
    );
  withCommonOptions(program.command('redo'))
    .description('redo what was undone last, or retry the files that the last edit missed')
    .argument('<dir>', 'the dataset folder')
    .option('--json', 'JSON on stdout')
    .action((dir: string, typed: Typed) =>
      onDataset(dir, typed, context, (client) => follow(context, typed, () => client.call('POST /api/redo'))),
    );
  withCommonOptions(program.command('history'))
    .description('list the edits of the undo history, newest first')
    .argument('<dir>', 'the dataset folder')
    .option('--json', 'JSON on stdout')
    .option('--new-journal', 'keep a damaged undo history beside a new one, and go on with that')
    .action((dir: string, typed: Typed & { readonly newJournal?: true }) =>
      onDataset(dir, typed, context, async (client) => {
        if (typed.newJournal === true) {
          const { kept } = await client.call('POST /api/journal/renew');
          context.terminal.say(`A new undo history was started. The damaged one is kept as ${kept}.`);
        }
        await history(client, context, typed.json === true);
      }),
    );
};
