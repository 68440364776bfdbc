/** The NL part of a drawn caption: read, and its sentences shuffled, as the trainer does it. */
import type { MixConfig } from './mixConfig.ts';
import { strip, universalNewlines } from './python.ts';
import { shuffled, type Random } from './random.ts';

/** The NL caption that the trainer reads, or null where there is none: no file, or an empty one. */
export const trainerNl = (text: string | null): string | null => {
  const stripped = strip(universalNewlines(text ?? ''));
  return stripped === '' ? null : stripped;
};

/** The trainer's sentences: cut at every full stop with a space behind it, also inside of names. */
export const nlPieces = (nl: string): readonly string[] =>
  nl
    .split('. ')
    .map(strip)
    .filter((piece) => piece !== '');

const withoutStops = (piece: string): string => piece.replace(/\.+$/, '');

/** The NL caption with its sentences in drawn order; unchanged where they are not shuffled, or there is only one. */
export const drawNl = (nl: string, config: MixConfig, random: Random): string => {
  if (!config.nl_shuffle_sentences) return nl;
  const pieces = nlPieces(nl);
  if (pieces.length <= 1) return nl;
  const fixed = config.nl_keep_first_sentence ? 1 : 0;
  const joined = [...pieces.slice(0, fixed), ...shuffled(pieces.slice(fixed), random)]
    .map(withoutStops)
    .join('. ');
  return joined.endsWith('.') ? joined : `${joined}.`;
};
