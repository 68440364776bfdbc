/** Captions that say something else than the tags of hair, eyes or how many people there are. */
import { contradictionsInText, contradictionsOfTags } from '../contradictions.ts';
import type { MarkRow } from './markRow.ts';
import type { TagMarkRow } from './tagMarkRow.ts';

export const contradicts = {
  kind: 'contradicts',
  title: 'Contradicts a tag',
  about: 'Colour of hair or eyes, or the number of people, is another one than in the tags.',
  find: ({ text, facts }) => {
    const found = contradictionsInText(text, facts.tags);
    if (found.length === 0) return null;
    return found
      .map(({ said, against }) => `It says ${said.join(', ')}; the tags say ${against.join(', ')}.`)
      .join(' ');
  },
} as const satisfies MarkRow;

/** The same of tags that a tagger proposes. */
export const contradictsTags = {
  ...contradicts,
  find: ({ taken, present }) => {
    const found = contradictionsOfTags(taken, present);
    if (found.length === 0) return null;
    return found
      .map(
        ({ said, against }) => `The tagger finds ${said.join(', ')}; the caption says ${against.join(', ')}.`,
      )
      .join(' ');
  },
} as const satisfies TagMarkRow;
