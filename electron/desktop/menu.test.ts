import { expect, test } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { commandRows, isCommandId } from '../../shared/commands/commands.ts';
import { menuTemplate } from './menu.ts';

const noActions = { choose: () => undefined, openRecent: () => undefined };

const itemsOf = (template: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  template.flatMap(({ submenu }) =>
    Array.isArray(submenu) ? submenu.flatMap((item) => [item, ...itemsOf([item])]) : [],
  );

const commandItems = (platform: NodeJS.Platform) =>
  itemsOf(menuTemplate(noActions, platform)).filter(({ id }) => id !== undefined && isCommandId(id));

test('every command is in the menus once, and so are the entries of the system', () => {
  for (const platform of ['linux', 'win32', 'darwin'] as const) {
    const leaves = itemsOf(menuTemplate(noActions, platform)).filter(({ submenu }) => submenu === undefined);
    const ids = leaves.flatMap(({ id }) => (id === undefined || !isCommandId(id) ? [] : [id]));
    expect(ids.toSorted()).toEqual(commandRows.map(({ id }) => id).toSorted());
    const roles = leaves.flatMap(({ role, visible }) =>
      role === undefined || visible === false ? [] : [role],
    );
    expect(new Set(roles).size).toBe(roles.length);
    // Undo and redo are the app's own, which the page passes on to a text field.
    expect(roles).not.toContain('undo');
    expect(roles).not.toContain('redo');
    expect(roles).not.toContain('zoom');
  }
});

test('where the system has letters for menus, each menu has another one', () => {
  const labels = menuTemplate(noActions, 'linux').map(({ label }) => label ?? '');
  const letters = labels.map((label) => /&(\w)/.exec(label)?.[1]);
  expect(letters).not.toContain(undefined);
  expect(new Set(letters).size).toBe(letters.length);
  expect(menuTemplate(noActions, 'darwin').some(({ label }) => label?.includes('&'))).toBe(false);
});

test('a Mac has the menu of the app, with its settings and *About*', () => {
  const [first] = menuTemplate(noActions, 'darwin');
  expect(first?.role).toBe('appMenu');
  expect(itemsOf([first ?? {}]).map(({ id }) => id)).toEqual(
    expect.arrayContaining(['about.open', 'settings.open']),
  );
});

test('text is made larger by the plus and by the equals sign', () => {
  const larger = itemsOf(menuTemplate(noActions, 'linux')).filter(({ role }) => role === 'zoomIn');
  expect(larger.map(({ accelerator }) => accelerator)).toEqual([undefined, 'CommandOrControl+=']);
});

test('a sign is shown as a sign, not as a word', () => {
  const items = itemsOf(menuTemplate(noActions, 'linux'));
  const settings = items.find(({ id }) => id === 'settings.open');
  expect(settings).toMatchObject({ label: 'Settings... (Ctrl+,)' });
  expect(settings?.accelerator).toBeUndefined();
  expect(itemsOf(menuTemplate(noActions, 'darwin')).find(({ id }) => id === 'settings.open')).toMatchObject({
    label: 'Settings...',
    accelerator: 'CommandOrControl+,',
  });
});

test('choosing one names its command', () => {
  const chosen: string[] = [];
  const items = itemsOf(
    menuTemplate({ ...noActions, choose: (command) => void chosen.push(command) }, 'linux'),
  );
  for (const { click } of items) {
    if (click !== undefined) Reflect.apply(click, undefined, []);
  }
  expect(chosen.toSorted()).toEqual(commandRows.map((row) => row.id).toSorted());
});

test('menus begin and end with an item, and no two separators meet', () => {
  for (const platform of ['linux', 'darwin'] as const) {
    for (const { submenu } of menuTemplate(noActions, platform)) {
      const kinds = (Array.isArray(submenu) ? submenu : []).map(({ type }) => type ?? 'item');
      expect(kinds.at(0) === 'separator' || kinds.at(-1) === 'separator').toBe(false);
      expect(kinds.join(' ')).not.toContain('separator separator');
    }
  }
});

test('a key is shown and left to the page, which knows whether a text field has the focus', () => {
  const keyed = commandItems('linux').filter((item) => item.accelerator !== undefined);
  expect(keyed.length).toBeGreaterThan(0);
  for (const item of keyed) expect(item.registerAccelerator).toBe(false);
});

test('on a Mac, which takes what it shows, only keys that no text field wants are shown', () => {
  const keyed = commandItems('darwin').filter((item) => item.accelerator !== undefined);
  const inText = new Set<string>(commandRows.filter((row) => row.inText === true).map(({ id }) => id));
  // These the page passes on to a text field.
  for (const id of ['edit.undo', 'edit.redo', 'select.all']) inText.add(id);
  for (const { id } of keyed) expect(inText.has(id ?? '')).toBe(true);
});

const keyOf = (label: string, changes = {}) =>
  itemsOf(menuTemplate(noActions, 'linux', { changes })).find((item) => item.label === label)?.accelerator;

test('keys that the user has changed are shown, and one that another command has now is not', () => {
  expect(keyOf('Undo')).toBe('CommandOrControl+Z');
  const changes = { 'view.refresh': ['Mod+Z'] };
  expect(keyOf('Refresh the view', changes)).toBe('CommandOrControl+Z');
  expect(keyOf('Undo', changes)).toBeUndefined();
});

test('recent datasets are a submenu, with their paths, and choosing one names it', () => {
  const opened: string[] = [];
  const actions = { ...noActions, openRecent: (id: string) => void opened.push(id) };
  const recent = [{ id: 'x', name: 'cats & dogs', path: '/data/cats & dogs' }];
  const submenuOf = (list: typeof recent) =>
    itemsOf(
      itemsOf(menuTemplate(actions, 'linux', { recent: list })).filter(
        ({ label }) => label === 'Open recent',
      ),
    );
  const [item] = submenuOf(recent);
  expect(item?.label).toBe('cats && dogs   /data/cats && dogs');
  if (item?.click !== undefined) Reflect.apply(item.click, undefined, []);
  expect(opened).toEqual(['x']);
  expect(submenuOf([])).toMatchObject([{ enabled: false }]);
});
