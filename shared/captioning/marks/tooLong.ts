/** Captions that the trainer's tokenizers would cut. */
import { estimateTokens, tokenLimit } from '../../trainer/tokens.ts';
import type { MarkRow } from './markRow.ts';

export const tooLong = {
  kind: 'too-long',
  title: 'Too long',
  about: 'The trainer’s tokenizers cut a caption off there; the number is an estimate.',
  find: ({ tokens: alone, facts }) => {
    if (alone > tokenLimit)
      return `It has about ${alone} tokens (an estimate); the trainer cuts at ${tokenLimit}.`;
    const tags = facts.tags.map((tag) => tag.text).join(', ');
    const tagsAlone = estimateTokens(`${tags}. `);
    const both = alone + tagsAlone - 1;
    // Where the tags alone are too long already, no caption could be short enough.
    if (both <= tokenLimit || tagsAlone > tokenLimit) return null;
    return `Together with the tags it has about ${both} tokens (an estimate); the trainer cuts at ${tokenLimit}.`;
  },
} as const satisfies MarkRow;
