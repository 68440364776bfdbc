/** Captions with characters that are not visible, and are read by every tokenizer. */
import { oddCharactersShown, unseenCharactersIn } from '../../caption/oddCharacters.ts';
import type { MarkRow } from './markRow.ts';

export const unseen = {
  kind: 'unseen',
  title: 'Invisible characters',
  about: 'Zero-width characters, or marks that turn the direction of writing: the trainer reads them.',
  find: ({ text }) => {
    const names = unseenCharactersIn(text);
    if (names.length === 0) return null;
    const words = text.split(/\s+/).filter((word) => unseenCharactersIn(word).length > 0);
    const shown = words.slice(0, 3).map((word) => `“${oddCharactersShown(word).slice(0, 80)}”`);
    return `It holds ${names.join(', ')}: ${shown.join(', ')}.`;
  },
} as const satisfies MarkRow;
