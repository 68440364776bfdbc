/** The one table of commands: keys, native menus, palette and help are all drawn from it. */
import type { Command } from './command.ts';
import { findingPages, type FindingPage } from './context.ts';
import { captionCommands } from './table/captionCommands.ts';
import { compareCommands } from './table/compareCommands.ts';
import { duplicateCommands } from './table/duplicateCommands.ts';
import { editCommands } from './table/editCommands.ts';
import { fileCommands } from './table/fileCommands.ts';
import { goCommands } from './table/goCommands.ts';
import { mislabelCommands } from './table/mislabelCommands.ts';
import { problemCommands } from './table/problemCommands.ts';
import { rosterCommands } from './table/rosterCommands.ts';
import { tagKeyCommands } from './table/tagKeyCommands.ts';
import { viewCommands } from './table/viewCommands.ts';

/** The order is that of the menus and of the help page. */
const commands = [
  ...fileCommands,
  ...editCommands,
  ...tagKeyCommands,
  ...viewCommands,
  ...goCommands,
  ...compareCommands,
  ...rosterCommands,
  ...mislabelCommands,
  ...problemCommands,
  ...duplicateCommands,
  ...captionCommands,
] as const;

export type CommandId = (typeof commands)[number]['id'];

/** Commands of a page of findings: the page itself carries them out. */
export type FindingCommandId = Extract<(typeof commands)[number], { readonly when: FindingPage }>['id'];

/** A row whose id is known to be one of the table's. */
export type CommandRow = Command & { readonly id: CommandId };

export const commandRows: readonly CommandRow[] = commands;

const byId: ReadonlyMap<CommandId, CommandRow> = new Map(commandRows.map((row) => [row.id, row]));

export const isCommandId = (text: string): text is CommandId => commandRows.some((row) => row.id === text);

/** Whether it is the command of a tag key. */
export const isTagKeyCommand = (text: string): text is Extract<CommandId, `tagKey.${string}`> =>
  text.startsWith('tagKey.') && isCommandId(text);

const ofFindings: ReadonlySet<string> = new Set(
  commandRows.filter(({ when }) => findingPages.some((page) => page === when)).map(({ id }) => id),
);

export const isFindingCommand = (id: CommandId): id is FindingCommandId => ofFindings.has(id);

/** The row of a command. */
export const commandOf = (id: CommandId): CommandRow => {
  const row = byId.get(id);
  if (row === undefined) throw new Error(`No command is called ${id}.`);
  return row;
};
