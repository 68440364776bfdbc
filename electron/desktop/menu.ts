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

/**
 * @param choose is called with the chosen command
 * @param platform the system's own name, `darwin` for a Mac
 * @param changes keys that the user has changed
 */
export const menuTemplate = (
  choose: (command: CommandId) => void,
  platform: NodeJS.Platform,
  changes: KeyChanges = {},
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
    const names = [...new Set(rows.map((row) => row.menu?.within))];
    return names.flatMap((within): MenuItemConstructorOptions[] => {
      const inside = rows.filter((row) => row.menu?.within === within).map(item);
      return within === undefined ? inside : [{ label: within, submenu: inside }];
    });
  };
  const drawn = menus.map(({ name, label, groups }): MenuItemConstructorOptions => {
    const below = roles[name] ?? [];
    const parts = [...groups.map(items), below].filter((part) => part.length > 0);
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
