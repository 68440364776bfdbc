/** Whom a proposed caption names, beside whom the tags name. */
import { proseName, titledName } from '../../caption/mentions.ts';
import { wordsOfName } from '../../problems/nameReader.ts';
import { isCharacter, peopleOf } from '../../problems/people.ts';
import type { FactTag } from '../captionFacts.ts';
import type { MarkContext, MarkRow } from './markRow.ts';

/** A part of a name this long stands for it ("Chen" for Chen Qianyu). */
const leastPart = 3;
/** Of a larger group, not all names are expected. */
const mostExpected = 4;

const capital = /^\p{Lu}/u;

/** Names are compared in Latin letters alone: what prose in others calls a character is not known. */
const isLatin = (text: string): boolean =>
  (text.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 > (text.match(/\p{L}/gu)?.length ?? 0);

const capitalsIn = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{N}'’]+/gu) ?? [])
    .filter((word) => capital.test(word))
    .map((word) => word.toLowerCase());

/** The words of the names of all tags, whatever they name: a flower called Rose is no character. */
const ownWords = (tags: readonly FactTag[]): ReadonlySet<string> =>
  new Set(tags.flatMap(({ key }) => wordsOfName(key)));

export const noName = {
  kind: 'no-name',
  title: 'Does not name the character',
  about: 'When the trainer draws the NL caption alone, the image is learnt without the name.',
  find: ({ text, facts, named }: MarkContext) => {
    const names = peopleOf(facts.tags);
    if (names.length === 0 || !isLatin(text)) return null;
    const found = new Set(named.map(({ name }) => name));
    const capitals = capitalsIn(text);
    // Another outfit of one character is named by the character's own name.
    const isNamed = (name: string): boolean =>
      found.has(name) ||
      wordsOfName(name).some(
        (part) => part.length >= leastPart && capitals.some((word) => word.startsWith(part)),
      );
    const missing = names.filter((name) => !isNamed(name));
    if (missing.length === 0 || (names.length > mostExpected && missing.length * 2 <= names.length))
      return null;
    return `It does not name ${missing.map(titledName).join(' or ')}.`;
  },
} as const satisfies MarkRow;

export const otherName = {
  kind: 'other-name',
  title: 'Names another character',
  about: 'It names a character of the dataset or its roster that the tags do not name.',
  find: ({ facts: { tags }, named }: MarkContext) => {
    const own = ownWords(tags);
    const others = named.filter(
      ({ name, word }) => /\p{Lu}/u.test(word) && !wordsOfName(name).every((part) => own.has(part)),
    );
    if (others.length === 0) return null;
    const words = [...new Set(others.map(({ word }) => word))].join(', ');
    const titles = [...new Set(tags.filter(isCharacter).map(({ key }) => titledName(proseName(key))))];
    return titles.length === 0
      ? `It names ${words}; the tags name nobody.`
      : `It names ${words}; the tags name ${titles.join(', ')}.`;
  },
} as const satisfies MarkRow;
