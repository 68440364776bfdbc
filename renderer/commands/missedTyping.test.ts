import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMissedTyping } from './missedTyping.ts';

const after = (at: number) => {
  const typing = createMissedTyping();
  typing.expected(at);
  return typing;
};

describe('letters after a key that opens a field, while there is none', () => {
  test('do nothing, however many, as long as they come one after the other', () => {
    const typing = after(0);
    for (let at = 0; at < 60_000; at += 999) expect(typing.swallows('X', at)).toBe(true);
  });

  test('are commands again after a pause, and then stay so', () => {
    const typing = after(0);
    expect(typing.swallows('X', 500)).toBe(true);
    expect(typing.swallows('X', 1500)).toBe(false);
    expect(typing.swallows('X', 1501)).toBe(false);
  });

  test('are commands again after another key, which works itself', () => {
    for (const key of ['ArrowDown', 'Escape', 'Enter', 'Mod+Z', 'F6', 'Alt+Shift+C']) {
      const typing = after(0);
      expect(typing.swallows(key, 1)).toBe(false);
      expect(typing.swallows('X', 2)).toBe(false);
    }
  });

  test('may be large, and spaces and other characters are typed like them', () => {
    const typing = after(0);
    const keys = ['Shift+Shift', 'Shift+A', 'Space', '1', ',', '(', 'É', 'я'];
    expect(keys.map((key) => typing.swallows(key, 1))).toEqual([false, ...keys.slice(1).map(() => true)]);
  });

  test('are commands again once the field has been there', () => {
    const typing = after(0);
    expect(typing.swallows('X', 1)).toBe(true);
    typing.arrived('X', 1);
    expect(typing.swallows('X', 2)).toBe(false);
  });

  test('are swallowed where their field vanished under the caret, until the typing pauses', () => {
    const typing = createMissedTyping();
    typing.arrived('X', 0);
    typing.vanished();
    expect(typing.swallows('A', 900)).toBe(true);
    typing.vanished();
    expect(typing.swallows('A', 1800)).toBe(true);
    expect(typing.swallows('A', 2801)).toBe(false);
  });

  test('are commands where the field was closed by a key, or by the pointer', () => {
    for (const close of ['Escape', 'Mod+Enter', 'Enter', 'Tab']) {
      const typing = createMissedTyping();
      typing.arrived('X', 0);
      typing.arrived(close, 1);
      typing.vanished();
      expect(typing.swallows('A', 2)).toBe(false);
    }
    const typing = createMissedTyping();
    typing.arrived('X', 0);
    typing.forget();
    typing.vanished();
    expect(typing.swallows('A', 1)).toBe(false);
  });

  test('are commands where nothing was refused, whatever the keys and the times', () => {
    const key = fc.tuple(fc.string({ minLength: 1, maxLength: 1 }), fc.nat());
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const typing = createMissedTyping();
        expect(keys.some(([chord, at]) => typing.swallows(chord, at))).toBe(false);
      }),
    );
  });
});
