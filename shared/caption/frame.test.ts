import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areTags, retagged, reworded } from './frame.ts';

describe('a reworded caption', () => {
  test('that says the same keeps every byte', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(reworded(text, text)).toBe(text);
        expect(reworded(text, ` ${text.trim()}\n`)).toBe(text);
      }),
    );
    expect(reworded('\uFEFFa, b\r\n', 'a, b')).toBe('\uFEFFa, b\r\n');
    expect(reworded('One.\r\nTwo.', 'One.\nTwo.')).toBe('One.\r\nTwo.');
  });

  test('keeps byte-order mark, end of line and kind of line ends', () => {
    expect(reworded('\uFEFFa, b\n', 'a, c')).toBe('\uFEFFa, c\n');
    expect(reworded('One.\r\nTwo.\r\n', 'One.\nThree.')).toBe('One.\r\nThree.\r\n');
    expect(reworded('One.\nTwo.\n', 'One.\r\nThree.')).toBe('One.\nThree.\n');
  });

  test('where there was none, or is to be none, has no white space around it', () => {
    expect(reworded('  \n', ' new\n')).toBe('new');
    expect(reworded('old\n', '  ')).toBe('');
  });
});

test('a list of tags touches only what differs', () => {
  expect(retagged('a,b ,  c\n', ['a', 'b', 'c'])).toBe('a,b ,  c\n');
  expect(retagged('a,b ,  c\n', ['a', 'x', 'c'])).toBe('a,x ,  c\n');
});

test('a list with a comma in a tag cannot be written', () => {
  expect(areTags(['1girl', ' smile '])).toBe(true);
  expect(areTags(['1girl, smile'])).toBe(false);
});
