/** Which colours of hair and eyes an NL caption gives to which of several characters. */
import { colourClaimsIn, type ColourClaim } from '../captioning/claims.ts';
import type { Named, NameReader } from './nameReader.ts';

export interface ClaimedLook extends ColourClaim {
  /** The name inside of the character's tag, in lower case. */
  readonly name: string;
}

/** Words at the end of a piece that are about the name behind them: "and the red-haired Rossi". */
const aboutNext = /(?:[a-z]+[ -])?[a-z]+[- ](?:haired|eyed)(?: [a-z]+){0,2} ?$/i;

/** Nothing but a conjunction: the names on both sides are one subject, and a colour behind them is of neither alone. */
const joined = /^(?:['’]s?)?[\s,]*(?:and|&|with|beside|or)?\s*$/i;

interface Placed extends Named {
  readonly start: number;
  readonly end: number;
}

const placed = (sentence: string, named: readonly Named[]): readonly Placed[] => {
  let from = 0;
  return named.flatMap(({ name, word }) => {
    const start = sentence.indexOf(word, from);
    if (start < 0) return [];
    from = start + word.length;
    return [{ name, word, start, end: from }];
  });
};

const claimsOfSentence = (sentence: string, read: NameReader): readonly ClaimedLook[] => {
  const names = placed(sentence, read(sentence));
  let before = '';
  return names.flatMap((of, at) => {
    const next = names[at + 1];
    const previous = names[at - 1];
    const piece = sentence.slice(of.end, next?.start ?? sentence.length);
    const ahead = next === undefined ? '' : (aboutNext.exec(piece)?.[0] ?? '');
    const own = `${before} ${piece.slice(0, piece.length - ahead.length)}`;
    before = ahead;
    if (previous !== undefined && joined.test(sentence.slice(previous.end, of.start))) return [];
    const claims = colourClaimsIn(own);
    // Two colours of one part: at least one of them is of a character that is not named there.
    return claims
      .filter((claim) => claims.every(({ part, colour }) => part !== claim.part || colour === claim.colour))
      .map(({ part, colour, words }) => ({ part, colour, words, name: of.name }));
  });
};

/**
 * Only where two characters or more are named, each colour with the name that it follows in its sentence.
 * @param named what `read` finds in the whole text
 */
export const claimedLooks = (
  nl: string,
  named: readonly Named[],
  read: NameReader,
): readonly ClaimedLook[] => {
  if (new Set(named.map(({ name }) => name)).size < 2) return [];
  return nl.split(/(?<=[.!?;])\s+/).flatMap((sentence) => claimsOfSentence(sentence, read));
};
