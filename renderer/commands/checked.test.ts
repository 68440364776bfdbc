import { expect, test } from 'vitest';
import { settings } from '../../shared/api/settings.ts';
import { commandOf } from '../../shared/commands/commands.ts';
import { createCall } from '../api/call.ts';
import { createAppStore } from '../state/appStore.ts';
import { checkedNow } from './checked.ts';

const call = createCall(() => Promise.reject(new Error('There is no engine.')));

const state = () => {
  const store = createAppStore({ call, schedule: () => undefined, leaveField: () => undefined });
  const { dataset, ...others } = store.getState();
  return { ...others, dataset: dataset ?? ({ id: 'a' } as never), settings: settings.parse({}) };
};

test('what is on has a check mark, and is a command that shows one', () => {
  const checked = checkedNow(state());
  expect(checked).toEqual(
    expect.arrayContaining(['density.rows', 'sort.path', 'panel.facets', 'page.sheet', 'theme.system']),
  );
  for (const id of checked) expect(commandOf(id).check).toBe(true);
});

test('check marks follow the settings and the query', () => {
  const now = state();
  const dark = settings.parse({ theme: 'dark', density: 'tiles' });
  const checked = checkedNow({ ...now, settings: dark, draft: 'smile sort:-size', blurred: true });
  expect(checked).toEqual(
    expect.arrayContaining(['density.tiles', 'sort.size', 'theme.dark', 'pictures.blur']),
  );
  for (const id of ['density.rows', 'sort.path', 'theme.system'] as const) expect(checked).not.toContain(id);
  // It cannot be read: no order is known.
  expect(checkedNow({ ...now, draft: '(' }).some((id) => id.startsWith('sort.'))).toBe(false);
});

test('without a dataset only the theme and what marks do are checked', () => {
  expect(checkedNow({ ...state(), dataset: null })).toEqual(['theme.system']);
});
