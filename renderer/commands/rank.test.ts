import { expect, test } from 'vitest';
import { commandRows } from '../../shared/commands/commands.ts';
import { ranked } from './rank.ts';

const found = (text: string) => ranked(commandRows, text).map(({ id }) => id);

test('an empty text finds every command in the order of the table', () => {
  expect(found(' ')).toEqual(commandRows.map(({ id }) => id));
});

test('what begins with the text comes before what only has it', () => {
  expect(found('zoom').slice(0, 3)).toEqual(['zoom.toggle', 'zoom.fit', 'zoom.actual']);
  expect(found('set')[0]).toBe('settings.open');
});

test('every word has to fit, in any order', () => {
  expect(found('dark theme')).toEqual(['theme.dark']);
  expect(found('100')).toContain('zoom.actual');
  expect(found('dark folder')).toEqual([]);
});

test('a few letters are only looked for where words begin', () => {
  expect(found('em')).toEqual([]);
  expect(found('ettings')).toEqual(['settings.open']);
});

test('commands are found by words that are not in their label', () => {
  expect(found('preferences')).toEqual(['settings.open']);
  expect(found('finder')).toEqual(['sample.reveal']);
});
