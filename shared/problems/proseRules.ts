/** What may be wrong with the prose of one sample, beside its tags. */
import { proseName, titledName } from '../caption/mentions.ts';
import { tokenLimit } from '../trainer/tokens.ts';
import type { Spelling } from './spelling.ts';
import { isCharacter, type Mark } from './tagRules.ts';
import type { TextFacts } from './textFacts.ts';
import { wordsOfName } from './nameReader.ts';

/** Written small, a name may be just a word: an ember glows. */
const isName = (word: string): boolean => /\p{Lu}/u.test(word);

/** A part of a name this long stands for it ("Chen" for Chen Qianyu). */
const leastPart = 3;

/** What stands in the captions unseen. */
export const unseenMarks = ({ unseen }: TextFacts): readonly Mark[] =>
  unseen.map((found) =>
    found.kind === 'odd-characters'
      ? { kind: found.kind, words: found.tags, against: found.names }
      : { kind: found.kind, words: [found.caption], against: [] },
  );

/**
 * Whom the prose names, beside whom the tags name. Nothing is said where the tags name nobody: then the prose knows more.
 */
export const namesInProse = (tags: readonly Spelling[], text: TextFacts): Mark | null => {
  const own = new Map<string, string>();
  for (const tag of tags.filter(isCharacter)) {
    // A slip of the tag's is told as such: the prose may name either.
    for (const key of [tag.key, tag.like?.key ?? tag.key]) own.set(proseName(key), key);
  }
  if (own.size === 0 || !text.prose || !text.readable) return null;
  const titles = [...new Set(tags.filter(isCharacter).map(({ key, like }) => titledName(like?.key ?? key)))];
  const others = text.named.filter(({ name, word }) => !own.has(name) && isName(word));
  if (others.length > 0) {
    const words = [...new Set(others.map(({ word }) => word))];
    return { kind: 'nl-names-other', words, against: titles };
  }
  if (text.named.some(({ name }) => own.has(name))) return null;
  const parts = [...own.keys()].flatMap(wordsOfName).filter((word) => word.length >= leastPart);
  if (text.capitals.some((word) => parts.some((part) => word.startsWith(part)))) return null;
  return { kind: 'nl-names-nobody', words: [], against: titles };
};

export const tooLong = ({ tokens }: TextFacts): Mark | null =>
  tokens > tokenLimit ? { kind: 'too-long', words: [], against: [], number: tokens } : null;

export const commasWithoutSpace = ({ joined }: TextFacts): Mark | null =>
  joined.length === 0 ? null : { kind: 'comma-without-space', words: joined, against: [] };
