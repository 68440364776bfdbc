/** Characters in the NL caption compared with those in the tags. */
import { proseName, titledName } from '../../caption/mentions.ts';
import { wordsOfName } from '../nameReader.ts';
import { isCharacter } from '../people.ts';
import { none, type Finding, type ProblemKindRow, type SampleContext } from '../problemKind.ts';

/** In lower case, a name may be an ordinary word: an ember glows. */
const isName = (word: string): boolean => /\p{Lu}/u.test(word);

/** A part of a name of this length stands for it ("Chen" for Chen Qianyu). */
const leastPart = 3;

interface Naming {
  readonly others: Finding | null;
  readonly nobody: Finding | null;
}

/** Nothing is reported where the tags name no character: then the NL caption has more information. */
const namingOf = ({ tags, text }: SampleContext): Naming | null => {
  if (!text.prose || !text.readable) return null;
  const own = new Map<string, string>();
  for (const tag of tags.filter(isCharacter)) {
    // A misspelt tag is reported as such: the NL caption may name either.
    for (const key of [tag.key, tag.like?.key ?? tag.key]) own.set(proseName(key), key);
  }
  if (own.size === 0) return null;
  const titles = [...new Set(tags.filter(isCharacter).map(({ key, like }) => titledName(like?.key ?? key)))];
  const others = text.named.filter(({ name, word }) => !own.has(name) && isName(word));
  if (others.length > 0) {
    const words = [...new Set(others.map(({ word }) => word))];
    return { others: { words, against: titles }, nobody: null };
  }
  if (text.named.some(({ name }) => own.has(name))) return null;
  const parts = [...own.keys()].flatMap(wordsOfName).filter((word) => word.length >= leastPart);
  if (text.capitals.some((word) => parts.some((part) => word.startsWith(part)))) return null;
  return { others: null, nobody: { words: [], against: titles } };
};

const only = (finding: Finding | null | undefined): readonly Finding[] =>
  finding === null || finding === undefined ? none : [finding];

export const nlNamesOther = {
  kind: 'nl-names-other',
  severity: 'warning',
  title: 'NL caption names another character',
  about: 'The NL caption names a character of this dataset that the tags do not: one of the two is wrong.',
  mend: 'asks',
  todo: 'Look at the image; then correct the name in the NL caption, or in the tags.',
  shows: 'both',
  marksNl: true,
  message: ({ words, against }) =>
    `The NL caption names ${words.join(', ')}; the tags name ${against.join(', ')}.`,
  find: (context) => only(namingOf(context)?.others),
  // With several names it is not clear which one another would replace.
  fix: ({ words: [from = '', ...more], against: [to = '', ...others] }) =>
    more.length + others.length > 0 ? null : { kind: 'rename-tag', from, to, tags: false, prose: true },
} as const satisfies ProblemKindRow;

export const nlNamesNobody = {
  kind: 'nl-names-nobody',
  severity: 'warning',
  title: 'NL caption does not name the character',
  about: 'When the trainer draws the NL caption alone, the image is learnt without the name.',
  mend: 'person',
  todo: 'Name the character in the first sentence.',
  shows: 'both',
  message: ({ against }) => `The NL caption does not name ${against.join(' or ')}.`,
  find: (context) => only(namingOf(context)?.nobody),
} as const satisfies ProblemKindRow;
