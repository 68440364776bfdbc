import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandRows, type CommandId } from './commands.ts';
import { overlaps, type Situation } from './context.ts';
import { keptFor } from './keptKeys.ts';
import {
  hasOtherKeys,
  keymapOf,
  plainKeymap,
  takenBy,
  withKey,
  withKeys,
  withoutKey,
  withReset,
  type KeyChanges,
} from './keymap.ts';
import { commandFor, refusedFor } from './match.ts';

const sheet: Situation = {
  dataset: true,
  page: 'sheet',
  loupe: false,
  compare: false,
  sample: true,
  selection: true,
  desktop: false,
};
const meaning = (changes: KeyChanges, key: string): string | undefined =>
  commandFor(key, sheet, false, keymapOf(changes))?.id;

describe('changed keys', () => {
  test('a key is given to another command, taken from the one that had it, and given back by a reset', () => {
    const given = withKey({}, 'mark.reviewed', 'J');
    expect(given).toEqual({ 'mark.reviewed': ['V', 'J'] });
    expect(meaning(given, 'J')).toBe('mark.reviewed');
    expect(keymapOf(given).rowOf('sample.next').keys).toEqual([]);
    expect(hasOtherKeys(keymapOf(given), 'sample.next')).toBe(true);
    const back = withReset(given, 'sample.next');
    expect(meaning(back, 'J')).toBe('sample.next');
    expect(back).toEqual({});
  });

  test('a command may have no key at all, or another one', () => {
    const none = withoutKey({}, 'mark.reviewed', 'V');
    expect(meaning(none, 'V')).toBeUndefined();
    expect(meaning(withKey(none, 'mark.reviewed', 'G'), 'G')).toBe('mark.reviewed');
    expect(withKey(none, 'mark.reviewed', 'V')).toEqual({});
  });

  test('commands that can never be used at the same time keep the same key', () => {
    const given = withKey({}, 'problems.switch', 'J');
    expect(keymapOf(given).rowOf('sample.next').keys).toEqual(['J']);
    expect(keymapOf(given).rowOf('problems.nextKind').keys).toEqual([]);
    expect(takenBy(plainKeymap, 'problems.switch', 'J').map(({ id }) => id)).toEqual(['problems.nextKind']);
  });

  test('a key that needs a sample is refused as its new command', () => {
    const nothing = { ...sheet, sample: false, selection: false };
    const keymap = keymapOf(withKey({}, 'mark.reviewed', 'G'));
    expect(refusedFor('G', nothing, keymap)?.id).toBe('mark.reviewed');
  });

  test('a digit that a page and a tag key share stays with both, whatever else is changed of the page', () => {
    const keymap = keymapOf(withoutKey({}, 'page.roster', 'Mod+4'));
    expect(keymap.rowsWith('4').map(({ id }) => id)).toEqual(['tagKey.4', 'page.roster']);
    const taken = keymapOf(withKey({}, 'mark.none', '4'));
    expect(taken.rowsWith('4').map(({ id }) => id)).toEqual(['mark.none']);
  });

  test('what the settings hold of unknown commands is left alone', () => {
    expect(keymapOf({ 'gone.command': ['J'] }).rows).toEqual(commandRows);
    expect(withKey({ 'gone.command': ['J'] }, 'mark.none', 'Y')).toEqual({
      'gone.command': ['J'],
      'mark.none': ['U', 'Y'],
    });
  });
});

test('whatever is changed: no two commands that can be used at the same time share a key; resets undo it all', () => {
  const id = fc.constantFrom(...commandRows.map((row): CommandId => row.id));
  const key = fc.constantFrom('J', 'V', '1', 'Mod+K', 'G', 'Enter', 'F5');
  const step = fc.oneof(
    fc.record({ does: fc.constantFrom('add', 'remove', 'reset'), id, key }),
    fc.record({ does: fc.constant('set'), id, key }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let changes: KeyChanges = {};
      for (const { does, id, key } of steps) {
        if (does === 'add') changes = withKey(changes, id, key);
        else if (does === 'remove') changes = withoutKey(changes, id, key);
        else changes = does === 'set' ? withKeys(changes, id, [key]) : withReset(changes, id);
      }
      const keymap = keymapOf(changes);
      for (const row of keymap.rows) {
        for (const key of row.keys) {
          const others = takenBy(keymap, row.id, key).filter(
            ({ slot }) => (slot === undefined) === (row.slot === undefined),
          );
          expect(others, `${row.id} ${key}`).toEqual([]);
        }
      }
      for (const row of commandRows) changes = withReset(changes, row.id);
      expect(changes).toEqual({});
    }),
    { numRuns: 100 },
  );
});

describe('keys that no command can be given', () => {
  test('are those of the system, of the sheet, and of getting out', () => {
    expect(keptFor('mark.none', 'Escape')).toMatch(/Esc/);
    expect(keptFor('mark.none', 'Mod+T')).toMatch(/browser/);
    expect(keptFor('mark.none', 'Mod+0')).toMatch(/text/);
    expect(keptFor('mark.none', 'Shift+ArrowDown')).toMatch(/sheet/);
    expect(keptFor('problems.switch', 'Shift+ArrowDown')).toBeNull();
    expect(keptFor('mark.none', 'Process')).toMatch(/not a key/);
    expect(keptFor('mark.none', 'Mod+Shift+Y')).toBeNull();
  });

  test('a command may have again what it has in the table', () => {
    for (const { id, keys } of commandRows)
      for (const key of keys) expect(keptFor(id, key), `${id} ${key}`).toBeNull();
  });

  test('a page of findings overlaps with the sheet only by commands of all pages', () => {
    expect(overlaps('page', 'samples')).toBe(true);
    expect(overlaps('problems', 'samples')).toBe(false);
  });
});
