/** `proofsheet roster DIR`: images of each character against a list, and what keeps it from being learnt. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { RosterTable } from '../../../shared/api/roster.ts';
import { rosterColumns, type AnyRosterColumn } from '../../../shared/roster/rosterColumns.ts';
import { integer, onDataset, withCommonOptions, type CommandContext, type Typed } from './context.ts';
import { table } from './table.ts';
import { typedText } from './typedText.ts';

interface TypedRoster extends Typed {
  readonly list?: string;
  readonly floor?: number;
  readonly target?: number;
}

const tableColumns: readonly AnyRosterColumn[] = rosterColumns;

/** The table as text. */
export const rosterText = ({
  characters,
  nearMisses,
  floor,
  target,
  duplicatesKnown,
}: RosterTable): string => {
  const shown = tableColumns.flatMap(({ name, commandLine }) =>
    commandLine === undefined ? [] : [{ name, ...commandLine }],
  );
  const before = shown.filter(({ beforeName }) => beforeName === true);
  const after = shown.filter(({ beforeName }) => beforeName !== true);
  const rows = characters.map((row) => [
    row.status,
    row.images,
    ...before.map((column) => column.text(row[column.name])),
    row.tag,
    ...after.map((column) => column.text(row[column.name])),
    row.group ?? '',
  ]);
  const head = [
    '',
    'images',
    ...before.map((column) => column.head),
    'character',
    ...after.map((column) => column.head),
    'group',
  ];
  const lines = table([head, ...rows]);
  const few = characters.filter(({ status }) => status === 'few' || status === 'missing').length;
  const slips = nearMisses.map(({ tag, like, count }) => `  ${tag} (${count}) is like ${like}`);
  return [
    `${characters.length} characters, ${few} missing or below ${floor}; enough is ${target}.`,
    ...(duplicatesKnown ? [] : ['Near-duplicates are not counted yet: run `proofsheet duplicates` first.']),
    '',
    ...lines,
    ...(slips.length === 0 ? [] : ['', 'Possible misspellings', ...slips]),
    '',
  ].join('\n');
};

export const addRoster = (program: Command, context: CommandContext): void => {
  withCommonOptions(program.command('roster'))
    .description('images of each character: who is missing, who has too few')
    .argument('<dir>', 'the dataset folder')
    .option(
      '--list <file>',
      'expected characters: one name a line, with headings; else what proofsheet.json says',
    )
    .option('--floor <n>', 'images below which a character is not learnt', integer(1, 1_000_000))
    .option('--target <n>', 'images that are enough', integer(1, 1_000_000))
    .option('--json', 'JSON on stdout')
    .action(async (dir: string, typed: TypedRoster) => {
      const { terminal } = context;
      const text = typed.list === undefined ? undefined : await typedText(resolve(terminal.cwd, typed.list));
      await onDataset(dir, typed, context, async (client) => {
        const found = await client.call('POST /api/roster', {
          body: { text, floor: typed.floor, target: typed.target },
        });
        await terminal.print(typed.json === true ? `${JSON.stringify(found)}\n` : rosterText(found));
      });
    });
};
