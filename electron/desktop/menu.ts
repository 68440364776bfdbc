/** The native menus: the app's commands from their one table, and the entries that a desktop expects besides. */
import type { MenuItemConstructorOptions } from 'electron';
import { menus } from '../../shared/commands/menu.ts';
import type { MenuName } from '../../shared/commands/command.ts';
import { commandOf, type CommandId, type CommandRow } from '../../shared/commands/commands.ts';
import { keymapOf, type KeyChanges } from '../../shared/commands/keymap.ts';
import { accelerator, keyText } from '../../shared/commands/keys.ts';

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** Keys that Electron would call by a word ("Ctrl+Comma") where keyboards and the app have a sign. */
const signs = /[,.;'`\\/[\]=-]$/;

const zoom: readonly MenuItemConstructorOptions[] = [
  { role: 'resetZoom', label: 'Text size: normal' },
  { role: 'zoomIn', label: 'Text size: larger' },
  // Where the plus needs Shift, its key is that of the equals sign.
  {
    role: 'zoomIn',
    id: 'zoomIn.equals',
    label: 'Text size: larger, by the equals sign',
    accelerator: 'CommandOrControl+=',
    visible: false,
    acceleratorWorksWhenHidden: true,
  },
  { role: 'zoomOut', label: 'Text size: smaller' },
  separator,
  { role: 'togglefullscreen' },
  { role: 'toggleDevTools' },
];

/** Entries below a menu's commands. On a Mac, *Quit* is in the menu of the app. */
const rolesOf = (name: MenuName, mac: boolean): readonly MenuItemConstructorOptions[] => {
  switch (name) {
    case 'file':
      return mac ? [{ role: 'close' }] : [{ role: 'quit' }];
    case 'edit':
      return [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }];
    case 'view':
      return zoom;
    case 'go':
    case 'page':
    case 'help':
      return [];
  }
};

/** The letter by which a menu opens with Alt, where the system has that. */
const mnemonics: Readonly<Record<MenuName, string>> = {
  file: '&File',
  edit: '&Edit',
  view: '&View',
  go: '&Go',
  page: '&Page',
  help: '&Help',
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

/** Keys that text fields need on a Mac as well: the page passes them on to the field. */
const sharedWithText: ReadonlySet<CommandId> = new Set<CommandId>(['edit.undo', 'edit.redo', 'select.all']);

/**
 * The item of a command. The page can tell whether a key belongs to a text field, so it handles the keys and the menu
 * only shows them. On a Mac a shown key is always taken: there it is left out where a text field may need it.
 * @param row with the keys that it has now
 */
const commandItem = (
  row: CommandRow,
  mac: boolean,
  choose: MenuActions['choose'],
): MenuItemConstructorOptions => {
  const key = row.keys.find((each) => accelerator(each) !== null) ?? null;
  const word = key === null ? null : accelerator(key);
  const hidden = word === null || (mac && row.inText !== true && !sharedWithText.has(row.id));
  const asSign = key !== null && !mac && signs.test(key);
  return {
    id: row.id,
    label: !hidden && asSign ? `${row.label} (${keyText(key, 'other')})` : row.label,
    ...(row.check === true ? { type: 'checkbox' as const } : {}),
    click: () => choose(row.id),
    registerAccelerator: mac,
    ...(hidden || asSign ? {} : { accelerator: word }),
  };
};

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
  const item = (row: CommandRow): MenuItemConstructorOptions =>
    commandItem(keymap.rowOf(row.id), mac, choose);
  /** Commands of one submenu stand together where its first one does. */
  const items = (rows: readonly CommandRow[]): MenuItemConstructorOptions[] => {
    const names = [...new Set(rows.map((row) => row.menu.within))];
    return names.flatMap((within): MenuItemConstructorOptions[] => {
      const inside = rows.filter((row) => row.menu.within === within).map(item);
      return within === undefined ? inside : [{ label: within, submenu: inside }];
    });
  };
  /** On a Mac these two are in the menu of the app. */
  const inAppMenu = (row: CommandRow): boolean =>
    mac && (row.id === 'about.open' || row.id === 'settings.open');
  const drawn = menus.map(({ name, label, groups }): MenuItemConstructorOptions => {
    const drawnGroups = groups.map((rows) => items(rows.filter((row) => !inAppMenu(row))));
    if (name === 'file') drawnGroups[0]?.splice(1, 0, recentMenu(recent, openRecent));
    const parts = [...drawnGroups, rolesOf(name, mac)].filter((part) => part.length > 0);
    const submenu = parts.flatMap((part) => [separator].concat(part)).slice(1);
    const shown = mac ? label : mnemonics[name];
    return name === 'help' ? { label: shown, submenu, role: 'help' } : { label: shown, submenu };
  });
  const appMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      item(commandOf('about.open')),
      separator,
      item(commandOf('settings.open')),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  // The role's own menu has *Zoom*, which means something only on a Mac.
  const windowMenu: MenuItemConstructorOptions = mac
    ? { role: 'windowMenu' }
    : { label: '&Window', submenu: [{ role: 'minimize' }, { role: 'close' }] };
  const help = drawn.slice(-1);
  return [...(mac ? [appMenu] : []), ...drawn.slice(0, -1), windowMenu, ...help];
};
