import { expect, test } from 'vitest';
import type { MenuItemConstructorOptions } from 'electron';
import { commandRows } from '../../shared/commands/commands.ts';
import { menuTemplate } from './menu.ts';

const noActions = { choose: () => undefined, openRecent: () => undefined };

const itemsOf = (template: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
  template.flatMap(({ submenu }) =>
    Array.isArray(submenu) ? submenu.flatMap((item) => [item, ...itemsOf([item])]) : [],
  );

test('every command is in the menus once', () => {
  const leaves = itemsOf(menuTemplate(noActions, 'linux')).filter(({ submenu }) => submenu === undefined);
  const labels = leaves.map(({ label }) => label);
  const expected = commandRows.map((row) => row.label);
  for (const label of expected) expect(labels.filter((each) => each === label)).toHaveLength(1);
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
  const keyed = itemsOf(menuTemplate(noActions, 'linux')).filter((item) => item.accelerator !== undefined);
  expect(keyed.length).toBeGreaterThan(0);
  for (const item of keyed) expect(item.registerAccelerator).toBe(false);
});

test('on a Mac, which takes what it shows, only keys that no text field wants are shown', () => {
  const keyed = itemsOf(menuTemplate(noActions, 'darwin')).filter((item) => item.accelerator !== undefined);
  const inText = new Set(commandRows.filter((row) => row.inText === true).map((row) => row.label));
  for (const { label } of keyed) expect(inText.has(label ?? '')).toBe(true);
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
