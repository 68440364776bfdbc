import { expect, test } from 'vitest';
import { markedParts } from './markedParts.ts';

test('whole words are marked wherever they stand, as they are written', () => {
  expect(markedParts('Mi Fu and Mi Future, mi fu. Mi Fu', ['Mi Fu'])).toEqual([
    { text: 'Mi Fu', marked: true },
    { text: ' and Mi Future, mi fu. ', marked: false },
    { text: 'Mi Fu', marked: true },
  ]);
});

test('without words the text is whole, and signs of patterns are letters', () => {
  expect(markedParts('a', [])).toEqual([{ text: 'a', marked: false }]);
  expect(markedParts('x (y) z', ['(y)'])).toContainEqual({ text: '(y)', marked: true });
});
