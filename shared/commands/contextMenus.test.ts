import { expect, test } from 'vitest';
import { commandOf } from './commands.ts';
import { holds, type Page } from './context.ts';
import { contextMenus, type MenuPlace } from './contextMenus.ts';

const pageOf: Readonly<Record<MenuPlace, Page>> = {
  sample: 'sheet',
  suspect: 'mislabels',
  problem: 'problems',
  duplicate: 'duplicates',
  character: 'roster',
};

test.each(Object.keys(pageOf) as MenuPlace[])(
  'every command of the menu of a %s can be used there',
  (place) => {
    const now = {
      dataset: true,
      page: pageOf[place],
      loupe: false,
      compare: false,
      sample: true,
      selection: true,
      desktop: true,
    };
    const ids = contextMenus[place].flat();
    expect(ids.filter((id) => !holds(commandOf(id).when, now))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  },
);
