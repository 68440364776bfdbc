/** The native menus: the app's commands from their one table, and the entries that a desktop expects besides. */
import type { MenuItemConstructorOptions } from 'electron';
import { menus } from '../../shared/commands/menu.ts';
import type { CommandId, CommandRow } from '../../shared/commands/commands.ts';
import { keymapOf, type KeyChanges } from '../../shared/commands/keymap.ts';
import { accelerator } from '../../shared/commands/keys.ts';

const separator: MenuItemConstructorOptions = { type: 'separator' };

const keyOf = ({ keys }: CommandRow): string | null =>
  keys.map((key) => accelerator(key)).find((found) => found !== null) ?? null;

/** Entries below a menu's commands. */
const roles: Readonly<Record<string, readonly MenuItemConstructorOptions[]>> = {
  file: [{ role: 'quit' }],
  edit: [{ role: 'undo' }, { role: 'redo' }, separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }],
  view: [
    { role: 'resetZoom', label: 'Text size: normal' },
    { role: 'zoomIn', label: 'Text size: larger' },
    { role: 'zoomOut', label: 'Text size: smaller' },
    separator,
    { role: 'togglefullscreen' },
    { role: 'toggleDevTools' },
  ],
};

/** A dataset that was open before. */
export interface RecentItem {
  readonly id: string;
  readonly name: string;
  readonly path: string;
}

export interface MenuActions {
  readonly choose: (command: CommandId) => void;
  readonly openRecent: (id: string) => void;
}

/** What the menus are drawn from, besides the table. */
interface MenuFacts {
  /** Keys that the user has changed. */
  readonly changes?: KeyChanges;
  /** For the submenu of the menu File. */
  readonly recent?: readonly RecentItem[];
}

/** What stands in the menu for a path: `&` would mark a letter. */
const plainLabel = (text: string): string => text.replaceAll('&', '&&');

const recentMenu = (
  recent: readonly RecentItem[],
  openRecent: MenuActions['openRecent'],
): MenuItemConstructorOptions => ({
  label: 'Open recent',
  submenu:
    recent.length === 0
      ? [{ label: 'No other dataset yet', enabled: false }]
      : recent.map(({ id, name, path }) => ({
          label: plainLabel(`${name}   ${path}`),
          click: () => openRecent(id),
        })),
});

/**
 * @param choose is called with the chosen command
 * @param platform the system's own name, `darwin` for a Mac
 */
export const menuTemplate = (
  { choose, openRecent }: MenuActions,
  platform: NodeJS.Platform,
  { changes = {}, recent = [] }: MenuFacts = {},
): MenuItemConstructorOptions[] => {
  const mac = platform === 'darwin';
  const keymap = keymapOf(changes);
  const item = (row: CommandRow): MenuItemConstructorOptions => {
    const key = keyOf(keymap.rowOf(row.id));
    // The page can tell whether a key belongs to a text field, so it handles the keys and the menu only shows
    // them. On a Mac a shown key is always taken: there it is left out where a text field may need it.
    const shown = key === null || (mac && row.inText !== true) ? {} : { accelerator: key };
    return { label: row.label, click: () => choose(row.id), registerAccelerator: mac, ...shown };
  };
  /** Commands of one submenu stand together where its first one does. */
  const items = (rows: readonly CommandRow[]): MenuItemConstructorOptions[] => {
    const names = [...new Set(rows.map((row) => row.menu.within))];
    return names.flatMap((within): MenuItemConstructorOptions[] => {
      const inside = rows.filter((row) => row.menu.within === within).map(item);
      return within === undefined ? inside : [{ label: within, submenu: inside }];
    });
  };
  const drawn = menus.map(({ name, label, groups }): MenuItemConstructorOptions => {
    const below = roles[name] ?? [];
    const drawnGroups = groups.map(items);
    if (name === 'file') drawnGroups[0]?.splice(1, 0, recentMenu(recent, openRecent));
    const parts = [...drawnGroups, below].filter((part) => part.length > 0);
    const submenu = parts.flatMap((part) => [separator].concat(part)).slice(1);
    return { label, submenu };
  });
  const help = drawn.slice(-1);
  return [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    ...drawn.slice(0, -1),
    { role: 'windowMenu' },
    ...help,
  ];
};
