/** Checks the suffixes by which caption files are found before the folder is read with them. Pure. */
import type { CaptionSuffixes } from '../../shared/api/dataset.ts';

/** What is wrong with one suffix, in words, or null. */
export const suffixProblem = (suffix: string): string | null => {
  if (suffix.trim() === '') return 'A suffix is needed, such as .txt.';
  if (/[\\/:*?"<>|]/.test(suffix))
    return 'A suffix is the end of a file name: it cannot hold \\ / : * ? " < > or |.';
  if (!/\.[^.\s]+$/.test(suffix)) return 'It has to end in a file extension, such as .txt.';
  return null;
};

/** What is wrong with both together, or null. */
export const pairProblem = ({ tags, nl }: CaptionSuffixes): string | null =>
  tags.toLowerCase() === nl.toLowerCase() ? 'Tags and NL captions cannot be in the same file.' : null;
