/** Sentences of an NL caption, for showing them. Trainers cut elsewhere, each in its own way. */

export interface Sentence {
  readonly start: number;
  readonly end: number;
}

/** A full stop behind these does not end a sentence; nor does one behind a single letter. */
const abbreviations: ReadonlySet<string> = new Set(
  'dr mr mrs ms prof st jr sr vs etc no vol fig approx ca cf eg ie'.split(' '),
);

const ending = /(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s)|[。！？]+[」』”’]*|\n\s*\n/gu;

/** No abbreviation is longer; a pattern for the end of a text would look at all of it. */
const longest = 24;

/** Whether the full stop behind this text ends no sentence: an abbreviation, an initial. */
export const isAbbreviation = (text: string): boolean => {
  const before = text.slice(-longest);
  const word = /[\p{L}.]+$/u.exec(before)?.[0].replaceAll('.', '').toLowerCase() ?? '';
  return abbreviations.has(word) || /(?:^|[^\p{L}])\p{L}$/u.test(before);
};

/**
 * The sentences of a text in order, with only white space between them. A sentence ends at a full stop,
 * question or exclamation mark before white space (unless the next word is in lower case, or the stop belongs
 * to an abbreviation), at its East Asian counterparts, and at an empty line.
 */
export const sentencesOf = (text: string): readonly Sentence[] => {
  const found: Sentence[] = [];
  let from = 0;
  const add = (to: number): void => {
    const sentence = text.slice(from, to);
    const start = from + sentence.length - sentence.trimStart().length;
    const end = start + sentence.trim().length;
    if (end > start) found.push({ start, end });
    from = to;
  };
  for (const { 0: mark, index } of text.matchAll(ending)) {
    const end = index + mark.length;
    const goesOn =
      mark.startsWith('.') &&
      (isAbbreviation(text.slice(from, index)) || /^\s+\p{Ll}/u.test(text.slice(end)));
    if (!goesOn) add(end);
  }
  add(text.length);
  return found;
};
