import { expect, test } from 'vitest';
import { selectionChipKey } from './selectionChipKey.ts';

const press = (key: string, more: { readonly ctrlKey?: boolean; readonly altKey?: boolean } = {}) =>
  selectionChipKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

const go = (key: string, at: number): number | null => {
  const found = press(key);
  return found?.does === 'go' ? found.to(at, 4) : null;
};

test('plus adds, Delete removes, a letter begins a tag, and what has a modifier is not for chips', () => {
  expect(['+', '=', 'Insert'].map((key) => press(key)?.does)).toEqual(['add', 'add', 'add']);
  expect(['Delete', 'Backspace', 'Escape'].map((key) => press(key)?.does)).toEqual([
    'remove',
    'remove',
    'leave',
  ]);
  expect(press('ä')).toEqual({ does: 'type', letter: 'ä' });
  expect(press('a', { ctrlKey: true })).toBeNull();
  expect(press('ArrowLeft', { altKey: true })).toBeNull();
  expect(['Enter', ' ', 'Tab', 'F5', '/'].map((key) => press(key))).toEqual([null, null, null, null, null]);
});

test('arrows stay within the chips', () => {
  expect([go('ArrowLeft', 0), go('ArrowLeft', 3), go('ArrowRight', 3), go('ArrowRight', 4)]).toEqual([
    0, 2, 4, 4,
  ]);
  expect([go('Home', 3), go('End', 1)]).toEqual([0, 4]);
});
