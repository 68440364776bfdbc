import { describe, expect, test } from 'vitest';
import { reachOf, sheetKey } from './keyboard.ts';

const press = (
  key: string,
  held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', true>> = {},
) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('keys of the sheet', () => {
  test('move alone, extend with Shift, leave the selection with Control, and add with both', () => {
    expect(sheetKey(press('ArrowDown'), 4)).toEqual({ kind: 'move', move: 'down', reach: 'only' });
    expect(sheetKey(press('End', { shiftKey: true }), 4)).toMatchObject({ move: 'last', reach: 'extend' });
    expect(sheetKey(press('PageUp', { metaKey: true }), 4)).toMatchObject({ move: 'pageUp', reach: 'focus' });
    const both = { shiftKey: true, ctrlKey: true } as const;
    expect(sheetKey(press('ArrowLeft', both), 4)).toMatchObject({ move: 'left', reach: 'add' });
  });

  test('left and right are not the sheet’s where a line has one sample', () => {
    expect(sheetKey(press('ArrowLeft'), 1)).toBeNull();
    expect(sheetKey(press('ArrowUp'), 1)).not.toBeNull();
  });

  test('Space turns over, Escape selects none, Alt and letters belong to others', () => {
    expect(sheetKey(press(' '), 1)).toEqual({ kind: 'turn', reach: 'toggle' });
    expect(sheetKey(press(' ', { shiftKey: true }), 1)).toEqual({ kind: 'turn', reach: 'extend' });
    expect(sheetKey(press('Escape'), 1)).toEqual({ kind: 'none' });
    expect(sheetKey(press('ArrowDown', { altKey: true }), 1)).toBeNull();
    expect(sheetKey(press('a', { ctrlKey: true }), 1)).toBeNull();
  });
});

test('a click with Control turns a sample over', () => {
  expect(reachOf({ shiftKey: false, ctrlKey: true, metaKey: false }, 'toggle')).toBe('toggle');
  expect(reachOf({ shiftKey: false, ctrlKey: false, metaKey: false }, 'toggle')).toBe('only');
});
