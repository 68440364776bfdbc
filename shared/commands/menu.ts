/** The native menus, drawn from the table. */
import type { MenuName } from './command.ts';
import { commandRows, type CommandRow } from './commands.ts';

export interface Menu {
  readonly name: MenuName;
  readonly label: string;
  /** A separator stands between groups. */
  readonly groups: readonly (readonly CommandRow[])[];
}

/** The menus in their order, with their names. */
export const menuLabels: readonly (readonly [MenuName, string])[] = [
  ['file', 'File'],
  ['edit', 'Edit'],
  ['view', 'View'],
  ['go', 'Go'],
  ['page', 'Page'],
  ['help', 'Help'],
];

/** All menus in their order, each with its commands in the order of the table. */
export const menus: readonly Menu[] = menuLabels.map(([name, label]) => {
  const rows = commandRows.filter((row) => row.menu.name === name);
  const groups = [...new Set(rows.map((row) => row.menu.group))].toSorted((a, b) => a - b);
  return { name, label, groups: groups.map((group) => rows.filter((row) => row.menu.group === group)) };
});
