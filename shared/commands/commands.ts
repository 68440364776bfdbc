/** The one table of commands: keys, native menus, palette and help are all drawn from it. */
import type { Command } from './command.ts';
import { editCommands } from './table/editCommands.ts';
import { fileCommands } from './table/fileCommands.ts';
import { goCommands } from './table/goCommands.ts';
import { viewCommands } from './table/viewCommands.ts';

/** The order is that of the menus and of the help page. */
const commands = [...fileCommands, ...editCommands, ...viewCommands, ...goCommands] as const;

export type CommandId = (typeof commands)[number]['id'];

/** A row whose id is known to be one of the table's. */
export type CommandRow = Command & { readonly id: CommandId };

export const commandRows: readonly CommandRow[] = commands;

const byId: ReadonlyMap<CommandId, CommandRow> = new Map(commandRows.map((row) => [row.id, row]));

export const isCommandId = (text: string): text is CommandId => commandRows.some((row) => row.id === text);

/** The row of a command. */
export const commandOf = (id: CommandId): CommandRow => {
  const row = byId.get(id);
  if (row === undefined) throw new Error(`No command is called ${id}.`);
  return row;
};
