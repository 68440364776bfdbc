/** Finds commands by a typed text. */
import type { CommandRow } from '../../shared/commands/commands.ts';

const wordStarts = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}\p{N}%]+/u);

/** Fewer letters occur inside of too many words. */
const enoughInside = 3;

/** 0: does not match; more is better: at the label's beginning, at a word of it, at a synonym's word, anywhere. */
const fit = (row: CommandRow, word: string): number => {
  const label = row.label.toLowerCase();
  if (label.startsWith(word)) return 4;
  if (wordStarts(label).some((start) => start.startsWith(word))) return 3;
  if (row.synonyms.some((synonym) => wordStarts(synonym).some((start) => start.startsWith(word)))) return 2;
  return word.length >= enoughInside && label.includes(word) ? 1 : 0;
};

/** A whole synonym that begins with the typed text counts as much as one more word of the label. */
const phraseBonus = 3;

/** Whether a text has a word that begins with each of the typed words. */
export const matches = (label: string, text: string): boolean => {
  const starts = wordStarts(label);
  return wordStarts(text).every((word) => starts.some((start) => start.startsWith(word)));
};

/** Commands that match every word of `text`, best first; all of them, in their order, for an empty text. */
export const ranked = (rows: readonly CommandRow[], text: string): readonly CommandRow[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const phrase = words.join(' ');
  const bonus = ({ synonyms }: CommandRow): number =>
    words.length > 1 && synonyms.some((synonym) => synonym.toLowerCase().startsWith(phrase))
      ? phraseBonus
      : 0;
  return rows
    .map((row) => ({ row, fits: words.map((word) => fit(row, word)) }))
    .filter(({ fits }) => fits.every((value) => value > 0))
    .map(({ row, fits }) => ({ row, score: fits.reduce((sum, value) => sum + value, bonus(row)) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ row }) => row);
};
