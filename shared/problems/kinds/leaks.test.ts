/** Traits that are left to another character, and colours that a character does not have elsewhere. */
import { describe, expect, test } from 'vitest';
import { check, told, type Written } from '../testing.ts';

const ember = 'ember \\(arknights\\), arknights, 1girl, solo, red hair, orange eyes, mole under eye';
const rossi = 'rossi \\(arknights\\), arknights, 1girl, solo, blonde hair, red eyes, cat ears';
/** Six images of each, from which their looks are known. */
const known: readonly Written[] = [ember, rossi].flatMap((tags, who) =>
  Array.from({ length: 6 }, (_, at) => ({
    tags: `${tags}, smile`,
    nl: `${who === 0 ? 'Ember' : 'Rossi'} ${who}${at}.`,
  })),
);
const amid = (one: Written): readonly string[] => told(check([...known, one]));

const both = 'ember \\(arknights\\), rossi \\(arknights\\), arknights';

test('nothing is found among those', () => {
  expect(told(check(known))).toEqual([]);
});

const other = (tags: string): readonly string[] =>
  amid({ tags, nl: 'Ember or Rossi.' }).filter((words) => words.startsWith('other-colour'));

describe('another colour than usual', () => {
  test('is said of an image of one character', () => {
    expect(other('ember \\(arknights\\), arknights, 1girl, solo, black hair, orange eyes')).toEqual([
      'other-colour 12: black hair',
    ]);
  });
  test('is not said beside the usual one, of hair of several colours, or where nothing is usual', () => {
    expect(other('ember \\(arknights\\), arknights, 1girl, solo, red hair, black hair')).toEqual([]);
    expect(other('ember \\(arknights\\), arknights, 1girl, solo, black hair, multicolored hair')).toEqual([]);
    expect(other('ember \\(arknights\\), rossi \\(arknights\\), 2girls, black hair')).toEqual([]);
    expect(other('xaihi \\(arknights\\), arknights, 1girl, solo, black hair')).toEqual([]);
  });
  test('names the usual one, and how usual it is', () => {
    const found = check([
      ...known,
      { tags: 'ember \\(arknights\\), arknights, 1girl, solo, black hair', nl: 'Ember.' },
    ]);
    expect(found.find(({ kind }) => kind === 'other-colour')).toMatchObject({
      kind: 'other-colour',
      against: ['red hair', 'Ember', '6', '7'],
    });
  });
});

const leaks = (tags: string): readonly string[] =>
  amid({ tags, nl: 'Ember and Rossi.' }).filter((words) => words.startsWith('leaked'));

describe('traits leak where nothing counts the people', () => {
  test('two names, one person counted or none', () => {
    expect(leaks(`${both}, red hair, cat ears, smile`)).toEqual(['leaked-traits 12: red hair | cat ears']);
    expect(leaks(`${both}, 1girl, cat ears`)).toEqual(['leaked-traits 12: cat ears']);
  });
  test('not where the tags count them, or nothing of a person is there', () => {
    expect(leaks(`${both}, 2girls, red hair, cat ears`)).toEqual([]);
    expect(leaks(`${both}, 1girl, 1boy, red hair`)).toEqual([]);
    expect(leaks(`${both}, multiple girls, red hair`)).toEqual([]);
    expect(leaks(`${both}, smile, indoors`)).toEqual([]);
  });
});

describe('an NL caption gives one the looks of the other', () => {
  const tags = 'ember \\(arknights\\), rossi \\(arknights\\), arknights, 2girls, red hair, blonde hair';
  const swaps = (nl: string): readonly string[] =>
    amid({ tags, nl }).filter((words) => words.startsWith('nl-swaps'));
  test('as it says so of a name', () => {
    expect(swaps('Ember with blonde hair stands beside Rossi. They smile.')).toEqual([
      'nl-swaps-traits 12: blonde hair',
    ]);
    expect(swaps('Ember, who has long golden hair, hugs the red-haired Rossi.')).toEqual([
      'nl-swaps-traits 12: golden hair',
      'nl-swaps-traits 12: red hair',
    ]);
  });
  test.each([
    'Ember with red hair stands beside Rossi, who has blonde hair.',
    'Ember stands beside the blonde-haired Rossi.',
    'The red-haired Ember and the blonde-haired Rossi smile.',
    'Ember and Rossi have red hair and blonde hair.',
    'Ember and Rossi. One has blonde hair, the other red hair.',
    'Ember has blue hair here, unlike Rossi.',
    'Ember has auburn hair; Rossi smiles.',
  ])('not in “%s”', (nl) => {
    expect(swaps(nl)).toEqual([]);
  });
  test('the sentence says whose it is', () => {
    const found = check([...known, { tags, nl: 'Ember with blonde hair stands beside Rossi.' }]);
    expect(found.find(({ kind }) => kind === 'nl-swaps-traits')).toMatchObject({
      words: ['blonde hair'],
      against: ['Ember', 'red hair', 'Rossi'],
    });
  });
});
