import { describe, expect, test } from 'vitest';
import { tagKeyCount } from '../api/tagKeys.ts';
import { commandOf, commandRows, isCommandId } from './commands.ts';
import { holds, overlaps, pages, type Situation, type When } from './context.ts';
import { plainKeymap, shownKey } from './keymap.ts';
import { accelerator, chordOf, keyText, type Pressed } from './keys.ts';
import { commandFor, isAvailable, refusalOf, refusedFor } from './match.ts';
import { menus } from './menu.ts';

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  altGraph: false,
  ...more,
});

const sheet: Situation = {
  dataset: true,
  page: 'sheet',
  loupe: false,
  compare: false,
  sample: true,
  selection: true,
  desktop: false,
};
/** All of them have a tag. */
const tagKeys = new Set(Array.from({ length: tagKeyCount }, (_, at) => at + 1));
const truths = [true, false];
const larges = ['none', 'loupe', 'compare'] as const;
const situations: readonly Situation[] = truths.flatMap((dataset) =>
  pages.flatMap((page) =>
    larges.flatMap((large) =>
      truths.flatMap((sample) =>
        truths.map((selection) => ({
          dataset,
          page,
          loupe: large === 'loupe',
          compare: large === 'compare',
          sample,
          selection,
          desktop: true,
          tagKeys,
        })),
      ),
    ),
  ),
);

describe('the table', () => {
  test('no two commands share an id', () => {
    expect(new Set(commandRows.map((row) => row.id)).size).toBe(commandRows.length);
  });

  test('no two commands that can be used at the same time share a key', () => {
    const clashes = commandRows.flatMap((one, index) =>
      commandRows
        .slice(index + 1)
        // A tag key comes before the others while it has a tag.
        .filter((other) => (one.slot === undefined) === (other.slot === undefined))
        .filter((other) => overlaps(one.when, other.when) && one.keys.some((key) => other.keys.includes(key)))
        .map((other) => `${one.id} and ${other.id}`),
    );
    expect(clashes).toEqual([]);
  });

  test('overlaps says exactly which contexts can hold together', () => {
    const all: readonly When[] = [
      'always',
      'dataset',
      'page',
      'samples',
      'loupe',
      'compare',
      'large',
      'sample',
      'image',
      'selection',
      'target',
      ...pages,
    ];
    for (const one of all) {
      for (const other of all) {
        const together = situations.some((now) => holds(one, now) && holds(other, now));
        expect(overlaps(one, other), `${one}, ${other}`).toBe(together);
      }
    }
  });

  test('keys that a browser keeps for itself are not used', () => {
    const reserved = new Set([
      'Mod+N',
      'Mod+T',
      'Mod+W',
      'Mod+Shift+N',
      'Mod+Shift+T',
      'Mod+Shift+W',
      'Mod+Q',
    ]);
    expect(commandRows.flatMap((row) => row.keys).filter((key) => reserved.has(key))).toEqual([]);
  });

  test('every command is in the menus once', () => {
    const drawn = menus.flatMap((menu) => menu.groups.flat().map((row) => row.id));
    expect(drawn.toSorted()).toEqual(commandRows.map((row) => row.id).toSorted());
    expect(menus.flatMap((menu) => menu.groups).every((group) => group.length > 0)).toBe(true);
  });

  test('ids from outside are recognised', () => {
    expect(isCommandId('help.open')).toBe(true);
    expect(isCommandId('help.format')).toBe(false);
  });
});

describe('keys', () => {
  test('Mod is Control, and Command on a Mac', () => {
    expect(chordOf(press('k', { ctrlKey: true }), 'other')).toBe('Mod+K');
    expect(chordOf(press('k', { metaKey: true }), 'mac')).toBe('Mod+K');
    expect(chordOf(press('k', { ctrlKey: true }), 'mac')).toBe('Ctrl+K');
  });

  test('Shift counts with letters and named keys, not with characters it makes', () => {
    expect(chordOf(press('Z', { shiftKey: true }), 'other')).toBe('Shift+Z');
    expect(chordOf(press('?', { shiftKey: true }), 'other')).toBe('?');
    expect(chordOf(press('F5', { shiftKey: true }), 'other')).toBe('Shift+F5');
  });

  test('AltGr makes a character and is no modifier', () => {
    expect(chordOf(press('[', { ctrlKey: true, altKey: true, altGraph: true }), 'other')).toBe('[');
  });

  test('a letter is found on a Cyrillic keyboard and under the Option key', () => {
    expect(chordOf(press('я', { code: 'KeyZ' }), 'other')).toBe('Z');
    expect(chordOf(press('Ç', { code: 'KeyC', altKey: true, shiftKey: true }), 'mac')).toBe('Alt+Shift+C');
  });

  test('a digit is found under the Option key', () => {
    const option = press('¡', { code: 'Digit1', altKey: true });
    expect(chordOf(option, 'mac')).toBe('Alt+1');
    expect(chordOf(press('!', { code: 'Digit1', shiftKey: true }), 'other')).toBe('!');
  });

  test('keys are drawn as the platform writes them', () => {
    expect(keyText('Mod+Shift+A', 'other')).toBe('Ctrl+Shift+A');
    expect(keyText('Mod+Shift+A', 'mac')).toBe('⌘⇧A');
    expect(keyText('+', 'other')).toBe('+');
    expect(keyText('Mod++', 'other')).toBe('Ctrl++');
    expect(keyText('ArrowLeft', 'other')).toBe('←');
  });

  test('a native menu takes only keys that type nothing', () => {
    expect(accelerator('Mod+O')).toBe('CommandOrControl+O');
    expect(accelerator('F5')).toBe('F5');
    expect(accelerator('Shift+F5')).toBe('Shift+F5');
    expect(accelerator('B')).toBeNull();
    expect(accelerator('Shift+Z')).toBeNull();
  });
});

describe('which command a key means', () => {
  test('on a page of findings the keys of the sheet mean nothing', () => {
    const roster: Situation = { ...sheet, page: 'roster' };
    expect(commandFor('V', sheet, false)?.id).toBe('mark.reviewed');
    expect(commandFor('V', roster, false)).toBeNull();
    expect(commandFor('1', roster, false)?.id).toBe('density.rows');
  });

  test('the same key means another command in the full view', () => {
    expect(commandFor('=', sheet, false)?.id).toBe('pictures.larger');
    expect(commandFor('=', { ...sheet, loupe: true }, false)?.id).toBe('zoom.in');
  });

  test('a text field keeps its letters and its own Control keys', () => {
    expect(commandFor('B', sheet, true)).toBeNull();
    expect(commandFor('Mod+A', sheet, true)).toBeNull();
    expect(commandFor('/', sheet, true)).toBeNull();
    expect(commandFor('Mod+F', sheet, true)?.id).toBe('search.focus');
    expect(commandFor('Mod+K', sheet, true)?.id).toBe('palette.open');
  });

  test('a digit toggles the tag that it was given, where samples are in front, and else goes to its page', () => {
    const filled: Situation = { ...sheet, tagKeys: new Set([4, 11]) };
    expect(commandFor('4', sheet, false)?.id).toBe('page.roster');
    expect(commandFor('4', filled, false)?.id).toBe('tagKey.4');
    expect(commandFor('Alt+1', filled, false)?.id).toBe('tagKey.11');
    expect(commandFor('5', filled, false)?.id).toBe('page.mislabels');
    expect(commandFor('4', { ...filled, loupe: true }, false)?.id).toBe('tagKey.4');
    expect(commandFor('4', { ...filled, page: 'problems' }, false)?.id).toBe('page.roster');
    expect(commandFor('Mod+4', filled, false)?.id).toBe('page.roster');
    // Without a sample it says so, and does not go to another page.
    const nothing = { ...filled, sample: false, selection: false };
    expect(commandFor('4', nothing, false)).toBeNull();
    expect(refusedFor('4', nothing)?.id).toBe('tagKey.4');
    expect(shownKey(plainKeymap, commandOf('page.roster'), new Set([4]))).toBe('Mod+4');
    expect(shownKey(plainKeymap, commandOf('page.roster'), new Set([5]))).toBe('4');
  });

  test('a command that needs the desktop is not found in a browser', () => {
    expect(commandFor('Alt+Shift+R', sheet, false)).toBeNull();
    expect(commandFor('Alt+Shift+R', { ...sheet, desktop: true }, false)?.id).toBe('sample.reveal');
  });

  test('without a dataset only what is always there is found', () => {
    const welcome: Situation = { ...sheet, dataset: false, sample: false, selection: false };
    expect(commandFor('1', welcome, false)).toBeNull();
    expect(commandFor('?', welcome, false)?.id).toBe('help.open');
  });
});

describe('a command that needs a sample where there is none', () => {
  const nothing: Situation = { ...sheet, sample: false, selection: false };

  test('is refused in words', () => {
    expect(commandFor('T', nothing, false)).toBeNull();
    expect(refusedFor('T', nothing)?.id).toBe('edit.tags');
    for (const key of ['T', 'E', 'M', 'V', 'W', 'X', 'U', 'L', 'Enter', 'Z', 'Mod+C', 'Mod+V']) {
      const row = refusedFor(key, nothing);
      expect(row && refusalOf(row, nothing), key).toBe('Select a sample first.');
    }
  });

  test('is refused on another page too, where its letter means nothing else', () => {
    const problems: Situation = { ...nothing, page: 'problems' };
    expect(refusedFor('T', problems)?.id).toBe('edit.tags');
    expect(refusedFor('Enter', problems)).toBeNull();
    expect(refusedFor('Mod+C', problems)).toBeNull();
    expect(refusalOf(commandOf('edit.tags'), problems)).toBe('Go to Samples and select a sample first.');
  });

  test('can be used where samples are selected and none has the focus, if it edits them all', () => {
    const selected: Situation = { ...nothing, selection: true };
    expect(commandFor('T', selected, false)?.id).toBe('edit.tags');
    expect(commandFor('V', selected, false)?.id).toBe('mark.reviewed');
    expect(refusedFor('E', selected)?.id).toBe('edit.prose');
  });

  test('is refused exactly where it needs a sample, a dataset is open, and it cannot be used', () => {
    for (const row of commandRows) {
      for (const now of situations) {
        const needs = ['sample', 'image', 'selection', 'target'].includes(row.when);
        // Among compared images there is always one that is meant.
        const refused = needs && now.dataset && !now.compare && !isAvailable(row, now);
        expect(refusalOf(row, now) !== null, `${row.id} ${JSON.stringify(now)}`).toBe(refused);
      }
    }
  });
});
