/** Finds commands by what is typed. */
import type { CommandRow } from '../../shared/commands/commands.ts';

const wordStarts = (text: string): readonly string[] => text.toLowerCase().split(/[^\p{L}\p{N}%]+/u);

/** Fewer letters are found inside of too many words. */
const enoughInside = 3;

/** 0: does not fit; more is better: at the label's beginning, at a word of it, at another word, anywhere. */
const fit = (row: CommandRow, word: string): number => {
  const label = row.label.toLowerCase();
  if (label.startsWith(word)) return 4;
  if (wordStarts(label).some((start) => start.startsWith(word))) return 3;
  if (wordStarts(row.words ?? '').some((start) => start.startsWith(word))) return 2;
  return word.length >= enoughInside && label.includes(word) ? 1 : 0;
};

/** Commands that fit every word of `text`, best first; all of them, in their order, for an empty text. */
export const ranked = (rows: readonly CommandRow[], text: string): readonly CommandRow[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .map((row) => ({ row, fits: words.map((word) => fit(row, word)) }))
    .filter(({ fits }) => fits.every((value) => value > 0))
    .map(({ row, fits }) => ({ row, score: fits.reduce((sum, value) => sum + value, 0) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ row }) => row);
};
