/** Captions that say something else than the tags of hair, eyes or how many people there are. */
import { contradictionsInText } from '../contradictions.ts';
import type { MarkRow } from './markRow.ts';

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
