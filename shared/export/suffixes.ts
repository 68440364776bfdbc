/** The names of an export's caption files: `a.png`, `a.txt`, `a_nl.txt`. */
import type { CommonSettings } from './commonSettings.ts';

export interface OutSuffixes {
  readonly tags: string;
  readonly nl: string;
}

/** As chosen, or the usual ones; `nl` is the format's own default. */
export const outSuffixes = (
  { captions: { suffixes } }: CommonSettings,
  usual: OutSuffixes = { tags: '.txt', nl: '_nl.txt' },
): OutSuffixes => ({
  tags: suffixes.tags === '' ? usual.tags : suffixes.tags,
  nl: suffixes.nl === '' ? usual.nl : suffixes.nl,
});
