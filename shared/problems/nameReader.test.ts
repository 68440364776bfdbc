import { expect, test } from 'vitest';
import { createNameReader } from './nameReader.ts';

const read = createNameReader(['last rite (arknights)', 'rite (x)', 'dr. ratio (honkai)', 'd’arc', 'chen']);
const names = (text: string): readonly string[] => read(text).map(({ name, word }) => `${name}=${word}`);

test('names are whole words, the longest where several begin', () => {
  expect(names('Last Rite and the rite of spring; rites, lastrite.')).toEqual([
    'last rite=Last Rite',
    'rite=rite',
  ]);
});

test('a possessive, a line break, a hyphen or another sign between the words is no hindrance', () => {
  expect(names('Last\nRite’s coat, LAST-RITE, Dr Ratio, Chens, Chen’s')).toEqual([
    'last rite=Last\nRite',
    'last rite=LAST-RITE',
    'dr. ratio=Dr Ratio',
    'chen=Chen',
  ]);
});

test('an apostrophe in a name may be written either way', () => {
  expect(names("D'Arc and d’arc")).toEqual(["d’arc=D'Arc", 'd’arc=d’arc']);
});

test('without names nothing is read', () => {
  expect(createNameReader([])('Last Rite')).toEqual([]);
});
