import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listKey, markedAfter, type MarkingKey } from './comboRule.ts';

const pressed = (key: string, shiftKey = false) => ({ key, shiftKey });

describe('which completion is marked', () => {
  test('goes round with the arrows, through all and through none', () => {
    const places = [-1, 0, 1, 2].map((marked) => ({ open: true, marked, count: 3, byItself: false }));
    expect(places.map((place) => markedAfter('ArrowDown', place))).toEqual([0, 1, 2, -1]);
    expect(places.map((place) => markedAfter('ArrowUp', place))).toEqual([2, -1, 0, 1]);
  });

  test('is the first or the last where an arrow opens the list, and none where there are none', () => {
    const closed = { open: false, marked: -1, count: 3, byItself: false };
    expect(markedAfter('ArrowDown', closed)).toBe(0);
    expect(markedAfter('ArrowUp', closed)).toBe(2);
    expect(markedAfter('ArrowDown', { ...closed, count: 0 })).toBe(-1);
    expect(markedAfter('ArrowUp', { ...closed, count: 0 })).toBe(-1);
  });

  test('stays where it is marked by itself, and is none after the arrow up', () => {
    const only = { open: true, marked: 0, count: 1, byItself: true };
    expect(markedAfter('ArrowDown', only)).toBe(0);
    expect(markedAfter('ArrowUp', only)).toBe(-1);
  });

  test('is always one of the list, or none', () => {
    const keys = fc.constantFrom<MarkingKey>('ArrowDown', 'ArrowUp', 'PageDown', 'PageUp');
    fc.assert(
      fc.property(fc.array(keys), fc.nat(30), fc.boolean(), (pressed, count, open) => {
        let marked = -1;
        for (const key of pressed) {
          marked = markedAfter(key, { open, marked, count, byItself: false });
          expect(marked).toBeGreaterThanOrEqual(-1);
          expect(marked).toBeLessThan(Math.max(count, 0));
        }
      }),
    );
  });
});

describe('what the list does with a key', () => {
  const open = { isOpen: true, marked: 1, tabStays: false };

  test('Enter and Tab take the marked completion; Tab goes on where the field does not keep it', () => {
    expect(listKey(pressed('Enter'), open)).toEqual({ does: 'take', index: 1, by: 'Enter', stays: true });
    expect(listKey(pressed('Tab'), open)).toEqual({ does: 'take', index: 1, by: 'Tab', stays: false });
    expect(listKey(pressed('Tab'), { ...open, tabStays: true })).toMatchObject({ stays: true });
  });

  test('with none marked they mean the field, unless Tab stays in it: then it takes the first', () => {
    const unmarked = { ...open, marked: -1 };
    expect(listKey(pressed('Enter'), unmarked)).toBeNull();
    expect(listKey(pressed('Tab'), unmarked)).toBeNull();
    expect(listKey(pressed('Tab'), { ...unmarked, tabStays: true })).toMatchObject({ index: 0 });
    expect(listKey(pressed('Tab'), { ...unmarked, tabStays: true, isOpen: false })).toBeNull();
  });

  test('Shift and Tab takes nothing', () => {
    expect(listKey(pressed('Tab', true), open)).toBeNull();
  });

  test('Escape and the page keys are for the list only while it is open', () => {
    expect(listKey(pressed('Escape'), open)).toEqual({ does: 'close' });
    for (const key of ['Escape', 'PageDown']) {
      expect(listKey(pressed(key), { ...open, isOpen: false, marked: -1 })).toBeNull();
    }
  });
});
