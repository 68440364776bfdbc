/** Captions in another language than the prompt asks for, or with words of another one in them. */
import { languageOf, strayLettersIn } from '../language.ts';
import type { MarkRow } from './markRow.ts';

export const language = {
  kind: 'language',
  title: 'Another language',
  about: 'It is written in another language than the prompt asks for, or some words of it are.',
  find: ({ text, languages, facts }) => {
    if (languages.size === 0) return null;
    const found = languageOf(text);
    const asked = [...languages].join(' or ');
    if (found !== null && !languages.has(found))
      return `It is written in ${found}; the prompt asks for ${asked}.`;
    const known = facts.tags.map(({ text: tag }) => tag).join(' ');
    const stray = strayLettersIn(text).filter((word) => !known.includes(word));
    return stray.length === 0
      ? null
      : `It holds words of another language: “${stray.slice(0, 3).join('”, “')}”.`;
  },
} as const satisfies MarkRow;
