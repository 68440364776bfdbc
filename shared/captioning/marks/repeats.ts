/** Captions in which a model has run in circles. */
import { sentencesOf } from '../../caption/sentences.ts';
import type { MarkRow } from './markRow.ts';

/** A row of words this long does not come twice by chance; a sentence may be shorter. */
const leastRow = 8;
const leastSentence = 4;
const mostInARow = 4;
/** Of a runaway answer the beginning is enough. */
const mostWords = 5000;

/** Words, and single letters of scripts that have no spaces. */
const wordsOf = (text: string): readonly string[] =>
  (
    text
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}'’]+/gu) ?? []
  ).slice(0, mostWords);

const sameSentence = (text: string): string | null => {
  const seen = new Set<string>();
  for (const { start, end } of sentencesOf(text)) {
    const sentence = text.slice(start, end);
    const words = wordsOf(sentence);
    const key = words.join(' ');
    if (words.length >= leastSentence && seen.has(key)) return sentence;
    seen.add(key);
  }
  return null;
};

const sameWord = (words: readonly string[]): string | null => {
  let run = 1;
  for (let at = 1; at < words.length; at += 1) {
    run = words[at] === words[at - 1] ? run + 1 : 1;
    if (run >= mostInARow) return words[at] ?? null;
  }
  return null;
};

const sameRow = (words: readonly string[]): string | null => {
  const seen = new Map<string, number>();
  for (let at = 0; at + leastRow <= words.length; at += 1) {
    const row = words.slice(at, at + leastRow).join(' ');
    const first = seen.get(row);
    if (first !== undefined && at - first >= leastRow) return row;
    if (first === undefined) seen.set(row, at);
  }
  return null;
};

export const repeats = {
  kind: 'repeats',
  title: 'Repeats itself',
  about: 'A sentence, a row of words or one word comes again and again.',
  find: ({ text }) => {
    const words = wordsOf(text);
    const found = sameSentence(text) ?? sameWord(words) ?? sameRow(words);
    return found === null ? null : `It repeats “${found.length > 80 ? `${found.slice(0, 80)}…` : found}”.`;
  },
} as const satisfies MarkRow;
