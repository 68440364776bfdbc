import { expect, test } from 'vitest';
import { chipKey } from './chipKeys.ts';

const pressed = (key: string, held: { ctrlKey?: boolean; metaKey?: boolean; altKey?: boolean } = {}) =>
  chipKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

test('arrows go to another chip; with Alt they move the tag', () => {
  expect(pressed('ArrowLeft')).toEqual({ does: 'go', to: 'previous' });
  expect(pressed('ArrowRight', { altKey: true })).toEqual({ does: 'shift', by: 1 });
});

test('a letter begins a tag, and with a modifier it does not', () => {
  expect(pressed('ж')).toEqual({ does: 'type', letter: 'ж' });
  expect(pressed('a', { ctrlKey: true })).toBeNull();
  expect(pressed('a', { altKey: true })).toBeNull();
  expect(pressed(' ')).toBeNull();
  expect(pressed('Shift')).toBeNull();
});

test('copy and paste are those of either platform, with capitals too', () => {
  expect(pressed('c', { metaKey: true })).toEqual({ does: 'copy' });
  expect(pressed('V', { ctrlKey: true })).toEqual({ does: 'paste' });
});

test('both keys that remove say where the keyboard goes then', () => {
  expect(pressed('Delete')).toEqual({ does: 'remove', focus: 'next' });
  expect(pressed('Backspace')).toEqual({ does: 'remove', focus: 'previous' });
});
