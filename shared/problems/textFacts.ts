/** Facts of a sample's two captions, read once and kept until they change: the costly part of looking for problems. */
import type { CaptionKind } from '../api/caption.ts';
import { oddCharactersIn, unseenCharactersIn } from '../caption/oddCharacters.ts';
import { estimateTokens, tokenLimit } from '../trainer/tokens.ts';
import { claimedLooks, type ClaimedLook } from './claimedLooks.ts';
import type { NameReader } from './nameReader.ts';

export interface TextFacts {
  /** A text with a comma that diffusion-pipe takes for one tag. */
  readonly joined: readonly string[];
  /** Invisible characters in the captions, as far as they can be told without knowing the dataset. */
  readonly unseen: readonly Unseen[];
  /** Of both captions together, an estimate; 0 where it is under the limit. */
  readonly tokens: number;
  /** There is an NL caption with more than white space. */
  readonly prose: boolean;
  /** Equal for equal NL captions; null where there is none, or it is too short to be distinctive. */
  readonly print: number | null;
  /** Characters in the NL caption: the name inside of the tag, and the word in the text. */
  readonly named: readonly { readonly name: string; readonly word: string }[];
  /** Colours of hair and eyes that it gives to one of several characters. */
  readonly looks: readonly ClaimedLook[];
  /** Capitalised words, in lower case, where no name was found: one part of a name is better than none. */
  readonly capitals: readonly string[];
  /** The NL caption is written in the letters of the names. */
  readonly readable: boolean;
}

export type Unseen =
  | { readonly kind: 'byte-order-mark' | 'old-line-ends'; readonly caption: CaptionKind }
  | {
      readonly kind: 'odd-characters';
      readonly caption: CaptionKind;
      /** The tags, or the words of the NL caption, that hold them. */
      readonly words: readonly string[];
      readonly names: readonly string[];
    };

const unseenIn = (caption: CaptionKind, text: string): readonly Unseen[] => [
  ...(text.startsWith('\uFEFF') ? [{ kind: 'byte-order-mark', caption } as const] : []),
  ...(/\r(?!\n)/.test(text) ? [{ kind: 'old-line-ends', caption } as const] : []),
];

/** Tags with the white space around them: there may be a no-break space, too. */
const oddTags = (tags: string): readonly Unseen[] => {
  const body = tags.startsWith('\uFEFF') ? tags.slice(1) : tags;
  const names = oddCharactersIn(body);
  if (names.length === 0) return [];
  const odd = body
    .split(/[,\r\n]/)
    .map((piece) => piece.replaceAll(/^[ \t]+|[ \t]+$/g, ''))
    .filter((piece) => oddCharactersIn(piece).length > 0);
  return [{ kind: 'odd-characters', caption: 'tags', words: odd, names }];
};

/** Words of an NL caption. Of a text that holds many, the first are enough to be found by. */
const oddWords = (nl: string): readonly Unseen[] => {
  const body = nl.startsWith('\uFEFF') ? nl.slice(1) : nl;
  const names = unseenCharactersIn(body);
  if (names.length === 0) return [];
  const odd = body.split(/\s+/).filter((word) => unseenCharactersIn(word).length > 0);
  return [{ kind: 'odd-characters', caption: 'nl', words: odd.slice(0, mostWords), names }];
};

const mostWords = 20;

const delimiter = ', ';

/** Tags with a comma, as diffusion-pipe splits them: `a,b` is one tag to it. */
export const joinedTags = (tags: string): readonly string[] => {
  // A comma without a space behind it, with something on both sides; the end of a line is not a tag.
  if (!/,[^ ]/.test(tags)) return [];
  return tags
    .split(delimiter)
    .map((token) => token.trim())
    .filter((token) => /,\s*[^\s,]/.test(token))
    .map((token) => token.replaceAll(/\s+/g, ' '));
};

/** Letters that may be one token each: fewer than the limit cannot be too long. */
const isSurelyShort = (text: string): boolean => {
  let most = 1;
  let inWord = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i) | 0x20;
    const latin = code >= 0x61 && code <= 0x7a;
    inWord = latin ? inWord + 1 : 0;
    // The first letter of a word, and every sixth after it.
    if (latin ? inWord % 6 === 1 : code !== 0x20) most += 1;
    if (most > tokenLimit) return false;
  }
  return true;
};

/** A shorter NL caption may well be the same by chance. */
const leastPrint = 24;

/** 53 bits of a text (two multiplicative hashes side by side): among a million texts, two are hardly ever equal. */
const fingerprint = (text: string): number => {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
};

const wordOf = /[\p{L}\p{N}'’]+/gu;
const capital = /^\p{Lu}/u;

const capitalsOf = (prose: string): readonly string[] =>
  (prose.match(wordOf) ?? []).filter((word) => capital.test(word)).map((word) => word.toLowerCase());

const isReadable = (nl: string): boolean => {
  const letters = nl.match(/\p{L}/gu)?.length ?? 0;
  return letters === 0 || (nl.match(/\p{Script=Latin}/gu)?.length ?? 0) * 2 > letters;
};

/**
 * @param tags the caption as it is on disk; null where there is none that can be read
 * @param nl likewise
 */
export const readTexts = (tags: string | null, nl: string | null, read: NameReader): TextFacts => {
  const prose = nl?.trim() ?? '';
  const both = [tags?.trim() ?? '', prose].filter((text) => text !== '').join('. ');
  const named = prose === '' ? [] : read(prose);
  return {
    joined: tags === null ? [] : joinedTags(tags),
    unseen: [
      ...(tags === null ? [] : [...unseenIn('tags', tags), ...oddTags(tags)]),
      ...(nl === null ? [] : [...unseenIn('nl', nl), ...oddWords(nl)]),
    ],
    tokens: isSurelyShort(both) ? 0 : estimateTokens(both),
    prose: prose !== '',
    print: prose.length < leastPrint ? null : fingerprint(prose.replaceAll(/\s+/g, ' ')),
    named,
    looks: claimedLooks(prose, named, read),
    capitals: named.some(({ word }) => capital.test(word)) ? [] : capitalsOf(prose),
    readable: named.length > 0 || isReadable(prose),
  };
};
