/** Captions that end before their end. */
import type { MarkRow } from './markRow.ts';

const ended = /[.!?…。！？][\])"'”’»」』）]*$/u;

export const cutOff = {
  kind: 'cut-off',
  title: 'Cut off',
  about: 'The model was allowed no more tokens, or the last sentence does not end.',
  find: ({ text, cutOff: isCutOff }) => {
    if (isCutOff) return 'The answer was cut off at its limit of tokens; allow more, or ask for less.';
    const last = text.trim();
    if (last === '' || ended.test(last)) return null;
    return `It ends without the end of a sentence: “…${last.slice(-40)}”.`;
  },
} as const satisfies MarkRow;
