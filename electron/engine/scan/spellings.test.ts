/** Captions read into numbers, beside the one reading of captions that everything else goes by. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTags } from '../../../shared/caption/tagCaption.ts';
import { createSpellings } from './spellings.ts';

const createStage = (initial: readonly string[] = []) => {
  const texts = [...initial];
  const spellings = createSpellings(initial, (id, text) => {
    expect(id).toBe(texts.length);
    texts.push(text);
  });
  const read = (caption: string): string[] => Array.from(spellings.read(caption), (id) => texts[id] ?? '');
  return { texts, spellings, read };
};

const tagsOf = (caption: string): string[] => parseTags(caption).map(({ text }) => text);

test('captions are read as they are read everywhere, whatever is in them', () => {
  const words = ['smile', 'long hair', 'é', 'ペルリカ', '🐉', '\u{feff}', '\u{a0}', '\u{2003}', '\u{85}'];
  const gaps = [',', ', ', '\n', '\r\n', '\t', ' ', '\v', '\u{1c}', '\u{180e}', '\u{2028}', '\u{200b}'];
  const pieces = fc.constantFrom(...words, ...gaps);
  const captions = fc.array(
    fc.oneof(
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(captions, (all) => {
      const { read } = createStage();
      for (const caption of all) expect(read(caption)).toEqual(tagsOf(caption));
    }),
  );
});

test('white space around tags is what trim takes away, for every character', () => {
  const { read } = createStage();
  const wrong: string[] = [];
  for (let code = 0; code < 0x10000; code += 1) {
    // Half a character is in no UTF-8 text.
    if (code >= 0xd800 && code < 0xe000) continue;
    const caption = `${String.fromCharCode(code)}a`;
    const [tag] = read(caption);
    if (tag !== caption.trim() && code !== 0x2c) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

test('a spelling has one number, however many there are and whichever came with the index', () => {
  const initial = Array.from({ length: 3000 }, (_, i) => `known ${i}`);
  const { texts, spellings, read } = createStage(initial);
  const fresh = Array.from({ length: 3000 }, (_, i) => `new ${i}`);
  for (let turn = 0; turn < 2; turn += 1) {
    expect(read([...initial, ...fresh].join(', '))).toEqual([...initial, ...fresh]);
  }
  expect(spellings.count()).toBe(6000);
  expect(new Set(texts).size).toBe(6000);
});
