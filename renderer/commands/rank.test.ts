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

test.each([
  ['dark mode', 'theme.dark'],
  ['light mode', 'theme.light'],
  ['zoom', 'zoom.toggle'],
  ['find and replace', 'bulk.replace'],
  ['merge', 'duplicates.merge'],
  ['merge tags', 'bulk.rename'],
  ['merge captions', 'duplicates.merge'],
  ['sort by', 'sort.open'],
  ['sort tags', 'bulk.normalise'],
  ['recent datasets', 'dataset.close'],
  ['contact sheet', 'density.sheet'],
  ['export', 'export.open'],
])('%s is first %s', (text, command) => {
  expect(found(text)[0]).toBe(command);
});

test('a word that many commands answer to finds them all', () => {
  expect(found('batch')).toEqual(
    expect.arrayContaining([
      'bulk.rename',
      'bulk.swap',
      'bulk.add',
      'bulk.remove',
      'bulk.replace',
      'bulk.normalise',
    ]),
  );
  expect(found('shuffle')).toEqual(expect.arrayContaining(['sort.random', 'page.training', 'trainer.again']));
  expect(found('sort')).toEqual(expect.arrayContaining(['sort.open', 'sort.reverse', 'bulk.normalise']));
  expect(found('recent')).toEqual(
    expect.arrayContaining(['dataset.open', 'dataset.previous', 'dataset.close']),
  );
});

test('every command has synonyms, each of them once', () => {
  for (const { id, synonyms } of commandRows) {
    expect(synonyms.length, id).toBeGreaterThan(0);
    expect(new Set(synonyms).size, id).toBe(synonyms.length);
  }
});
