/** The one table of commands: keys, native menus, palette and help are all drawn from it. */
import type { When } from './context.ts';

export type MenuName = 'file' | 'edit' | 'view' | 'go' | 'help';

export interface Command {
  readonly id: string;
  /** As menus and the palette write it; a trailing "..." means that it asks something first. */
  readonly label: string;
  /** In the notation of `keys.ts`; the first is the one that menus and hints show. */
  readonly keys: readonly string[];
  readonly when: When;
  /** Its place in the native menu: `group` is what separators stand between. Null: palette and keys only. */
  readonly menu: { readonly name: MenuName; readonly group: number } | null;
  /** Its keys that type nothing work in a text field too. Without it every key belongs to the field. */
  readonly inText?: true;
  /** Needs the native bridge; not offered in a browser. */
  readonly desktop?: true;
  /** More words by which the palette finds it. */
  readonly words?: string;
}

/** The order is that of the menus and of the help page. */
export const commands = [
  {
    id: 'dataset.open',
    label: 'Open dataset folder...',
    keys: ['Mod+O'],
    when: 'always',
    menu: { name: 'file', group: 1 },
    inText: true,
    words: 'directory load',
  },
  {
    id: 'dataset.sample',
    label: 'Open the sample dataset',
    keys: [],
    when: 'always',
    menu: { name: 'file', group: 1 },
    words: 'example try demo',
  },
  {
    id: 'dataset.rescan',
    label: 'Read the folder again',
    keys: ['Shift+F5'],
    when: 'dataset',
    menu: { name: 'file', group: 2 },
    inText: true,
    words: 'rescan reload index',
  },
  {
    id: 'dataset.close',
    label: 'Close dataset',
    keys: [],
    when: 'dataset',
    menu: { name: 'file', group: 2 },
    words: 'welcome recent',
  },
  {
    id: 'settings.open',
    label: 'Settings...',
    keys: ['Mod+,'],
    when: 'always',
    menu: { name: 'file', group: 3 },
    inText: true,
    words: 'preferences options suffixes blur',
  },
  {
    id: 'edit.undo',
    label: 'Undo',
    keys: ['Mod+Z'],
    when: 'dataset',
    menu: { name: 'edit', group: 0 },
  },
  {
    id: 'edit.redo',
    label: 'Redo',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: 'dataset',
    menu: { name: 'edit', group: 0 },
  },
  {
    id: 'history.open',
    label: 'History of edits...',
    keys: ['Mod+H'],
    when: 'dataset',
    menu: { name: 'edit', group: 0 },
    words: 'journal undo take back',
  },
  {
    id: 'bulk.rename',
    label: 'Rename a tag everywhere...',
    keys: ['R'],
    when: 'sheet',
    menu: { name: 'edit', group: 4 },
    words: 'bulk replace character name prose',
  },
  {
    id: 'bulk.swap',
    label: 'Swap two tags everywhere...',
    keys: ['S'],
    when: 'sheet',
    menu: { name: 'edit', group: 4 },
    words: 'bulk exchange mislabelled',
  },
  {
    id: 'bulk.add',
    label: 'Add a tag to many...',
    keys: ['A'],
    when: 'sheet',
    menu: { name: 'edit', group: 4 },
    words: 'bulk insert',
  },
  {
    id: 'bulk.remove',
    label: 'Remove a tag from many...',
    keys: ['D'],
    when: 'sheet',
    menu: { name: 'edit', group: 4 },
    words: 'bulk delete',
  },
  {
    id: 'bulk.replace',
    label: 'Replace by pattern...',
    keys: ['Mod+Shift+F'],
    when: 'sheet',
    menu: { name: 'edit', group: 4 },
    words: 'bulk regular expression regex',
  },
  {
    id: 'bulk.normalise',
    label: 'Normalise tags...',
    keys: [],
    when: 'sheet',
    menu: { name: 'edit', group: 4 },
    words: 'bulk spelling escape underscore case duplicates sort',
  },
  {
    id: 'mark.reviewed',
    label: 'Mark as reviewed',
    keys: ['V'],
    when: 'sample',
    menu: { name: 'edit', group: 5 },
    words: 'proofread done ok',
  },
  {
    id: 'mark.needsWork',
    label: 'Mark as needing work',
    keys: ['W'],
    when: 'sample',
    menu: { name: 'edit', group: 5 },
    words: 'later todo',
  },
  {
    id: 'mark.excluded',
    label: 'Exclude from exports',
    keys: ['X'],
    when: 'sample',
    menu: { name: 'edit', group: 5 },
    words: 'leave out mark',
  },
  {
    id: 'mark.none',
    label: 'Remove the mark',
    keys: ['U'],
    when: 'sample',
    menu: { name: 'edit', group: 5 },
    words: 'unmark clear',
  },
  {
    id: 'search.focus',
    label: 'Search',
    keys: ['/', 'Mod+F'],
    when: 'sheet',
    menu: { name: 'edit', group: 1 },
    inText: true,
    words: 'find query filter',
  },
  {
    id: 'search.clear',
    label: 'Show all samples',
    keys: [],
    when: 'sheet',
    menu: { name: 'edit', group: 1 },
    words: 'clear query reset filter',
  },
  {
    id: 'select.all',
    label: 'Select all shown',
    keys: ['Mod+A'],
    when: 'sheet',
    menu: { name: 'edit', group: 2 },
  },
  {
    id: 'select.none',
    label: 'Select none',
    keys: ['Mod+Shift+A'],
    when: 'sheet',
    menu: { name: 'edit', group: 2 },
    words: 'deselect clear selection',
  },
  {
    id: 'select.invert',
    label: 'Invert the selection',
    keys: ['Mod+I'],
    when: 'sheet',
    menu: { name: 'edit', group: 2 },
  },
  {
    id: 'sample.copyPath',
    label: 'Copy file path',
    keys: ['Alt+Shift+C'],
    when: 'sample',
    menu: { name: 'edit', group: 3 },
    words: 'clipboard name',
  },
  {
    id: 'sample.reveal',
    label: 'Show in the file manager',
    keys: ['Alt+Shift+R'],
    when: 'sample',
    menu: { name: 'edit', group: 3 },
    desktop: true,
    words: 'reveal finder explorer folder',
  },
  {
    id: 'palette.open',
    label: 'All commands...',
    keys: ['Mod+K'],
    when: 'always',
    menu: { name: 'view', group: 1 },
    inText: true,
    words: 'palette',
  },
  {
    id: 'view.refresh',
    label: 'Refresh the view',
    keys: ['F5'],
    when: 'sheet',
    menu: { name: 'view', group: 1 },
    inText: true,
    words: 'query again out of date',
  },
  {
    id: 'density.rows',
    label: 'Rows: pictures with full captions',
    keys: ['1'],
    when: 'sheet',
    menu: { name: 'view', group: 2 },
    words: 'density list',
  },
  {
    id: 'density.tiles',
    label: 'Tiles: many pictures, short captions',
    keys: ['2'],
    when: 'sheet',
    menu: { name: 'view', group: 2 },
    words: 'density grid',
  },
  {
    id: 'density.sheet',
    label: 'Sheet: pictures only',
    keys: ['3'],
    when: 'sheet',
    menu: { name: 'view', group: 2 },
    words: 'density contact sheet',
  },
  // Not Mod+= and Mod+-: in a browser these make the whole page larger, which somebody may need.
  {
    id: 'pictures.larger',
    label: 'Larger pictures',
    keys: ['=', '+'],
    when: 'sheet',
    menu: { name: 'view', group: 3 },
    words: 'size bigger thumbnails',
  },
  {
    id: 'pictures.smaller',
    label: 'Smaller pictures',
    keys: ['-'],
    when: 'sheet',
    menu: { name: 'view', group: 3 },
    words: 'size thumbnails',
  },
  {
    id: 'pictures.blur',
    label: 'Blur all pictures',
    keys: ['B'],
    when: 'dataset',
    menu: { name: 'view', group: 3 },
    words: 'hide company safe',
  },
  {
    id: 'panel.facets',
    label: 'Facets panel',
    keys: ['['],
    when: 'sheet',
    menu: { name: 'view', group: 4 },
    words: 'left sidebar characters tags filter fold',
  },
  {
    id: 'panel.inspector',
    label: 'Inspector panel',
    keys: [']'],
    when: 'sheet',
    menu: { name: 'view', group: 4 },
    words: 'right sidebar details captions fold',
  },
  {
    id: 'theme.system',
    label: 'Theme: as the system',
    keys: [],
    when: 'always',
    menu: { name: 'view', group: 5 },
    words: 'appearance auto',
  },
  {
    id: 'theme.light',
    label: 'Theme: light',
    keys: [],
    when: 'always',
    menu: { name: 'view', group: 5 },
    words: 'appearance day',
  },
  {
    id: 'theme.dark',
    label: 'Theme: dark',
    keys: [],
    when: 'always',
    menu: { name: 'view', group: 5 },
    words: 'appearance night',
  },
  {
    id: 'sheet.focus',
    label: 'Go to the sheet',
    keys: ['F6'],
    when: 'sheet',
    menu: { name: 'go', group: 1 },
    inText: true,
    words: 'focus keyboard',
  },
  {
    id: 'sample.next',
    label: 'Next sample',
    keys: ['J'],
    when: 'dataset',
    menu: { name: 'go', group: 1 },
  },
  {
    id: 'sample.previous',
    label: 'Previous sample',
    keys: ['K'],
    when: 'dataset',
    menu: { name: 'go', group: 1 },
  },
  {
    id: 'mark.next',
    label: 'Next that is not reviewed',
    keys: ['N'],
    when: 'dataset',
    menu: { name: 'go', group: 1 },
    words: 'proofread unreviewed',
  },
  {
    id: 'loupe.toggle',
    label: 'Loupe: the picture in the whole window',
    keys: ['L', 'Enter'],
    when: 'sample',
    menu: { name: 'go', group: 2 },
    words: 'full screen large view',
  },
  {
    id: 'zoom.toggle',
    label: 'Zoom: fit or 100 %',
    keys: ['Z'],
    when: 'sample',
    menu: { name: 'go', group: 2 },
  },
  {
    id: 'zoom.fit',
    label: 'Zoom: fit',
    keys: ['0'],
    when: 'sample',
    menu: { name: 'go', group: 2 },
  },
  {
    id: 'zoom.actual',
    label: 'Zoom: 100 %',
    keys: ['Shift+Z'],
    when: 'sample',
    menu: { name: 'go', group: 2 },
    words: 'actual size pixels',
  },
  {
    id: 'zoom.in',
    label: 'Zoom in',
    keys: ['=', '+'],
    when: 'loupe',
    menu: null,
  },
  {
    id: 'zoom.out',
    label: 'Zoom out',
    keys: ['-'],
    when: 'loupe',
    menu: null,
  },
  {
    id: 'help.open',
    label: 'Keys and query language',
    keys: ['?', 'F1'],
    when: 'always',
    menu: { name: 'help', group: 1 },
    words: 'shortcuts keyboard help syntax',
  },
] as const satisfies readonly Command[];

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
