/**
 * Captions whose tags are not separated by commas: the punctuation of other languages and habits, and white
 * space alone, as boards write their tags. To every trainer such a caption is one tag.
 *
 * On danbooru (140,782 names) no tag has a full-width comma or a tab; 13 works have a semicolon, always
 * without a space on both sides (`steins;gate`), and faces begin or end with one (`;)`, `d;`).
 */
import { isKeptWhole, promptSyntaxOf, tagKey } from './identity.ts';
import { parseTags, separatorOf } from './tagCaption.ts';
import { qualityTags, ratingTags, yearTags } from './vocabulary.ts';

/** Full-width commas and semicolons, tabs, and characters that break a line in some programs only. */
const foreign = /[，；、､\t\v\f\u0085\u2028\u2029]/;
const signs = /\s*[，；、､\t\v\f\u0085\u2028\u2029]\s*|;\s+/;

const mostWords = 7;
const mostLetters = 40;

/** Tags are short, and not sentences. */
const areTagLike = (pieces: readonly string[]): boolean =>
  pieces.every(
    (piece) =>
      piece.length <= mostLetters * 2 &&
      (/\s/.test(piece) || piece.length <= mostLetters) &&
      piece.split(/\s+/).length <= mostWords &&
      !/\p{L}{2}[.!?](?:\s|$)|[。！？]/u.test(piece),
  );

const withoutLastSign = (piece: string): string =>
  piece.endsWith(';') && !isKeptWhole(tagKey(piece)) ? piece.slice(0, -1).trimEnd() : piece;

/**
 * A tag split where another character than a comma separates tags; only itself where none does.
 * @param alone it is the whole caption: then semicolons without a space count as well, from the second on
 */
export const cutAtSigns = (text: string, alone: boolean): readonly string[] => {
  if (!(text.includes(';') || foreign.test(text)) || isKeptWhole(tagKey(text))) return [text];
  const glued = text.split(';').filter((piece) => piece.trim() !== '');
  const cut = alone && !foreign.test(text) && glued.length > 2 ? glued : text.split(signs);
  const pieces = cut.map((piece) => withoutLastSign(piece.trim())).filter((piece) => piece !== '');
  return pieces.length > 1 && areTagLike(pieces) ? pieces : [text];
};

/** Words that are never a tag by themselves: with one of them, a text is a phrase. */
const phraseWords = new Set(
  'a an the of with in on at to and or is are was has have her his she he it its from by for as that this'.split(
    ' ',
  ),
);
const countTag = /^\d+\+?(?:girl|boy|other)s?$/;
const joined = /[\p{L}\p{N})!?.]_[\p{L}\p{N}(\\]/u;

/**
 * Whether a text is several tags with white space between them: most of them joined by underscores, or known.
 * @param isKnown whether a key is a tag elsewhere
 */
export const isSpaceSeparated = (text: string, isKnown: (key: string) => boolean): boolean => {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2 || promptSyntaxOf(text) !== null) return false;
  // `perlica (arknights)` is one tag; a phrase is one, too.
  if (words.some((word) => /^\\*\(/.test(word) && !isKeptWhole(tagKey(word)))) return false;
  if (words.some((word) => phraseWords.has(word.toLowerCase()) || /\p{L}{2}[.!?]$/u.test(word))) return false;
  const underscored = words.filter((word) => joined.test(word) && !isKeptWhole(tagKey(word))).length;
  const isTag = (word: string): boolean => {
    const key = tagKey(word);
    const isWord = countTag.test(key) || key === 'solo' || qualityTags.has(key) || ratingTags.has(key);
    return joined.test(word) || isWord || yearTags.has(key) || isKnown(key);
  };
  const tags = words.filter(isTag).length;
  if (words.length === 2) return underscored > 0 && tags === 2;
  const counted = words.some((word) => countTag.test(tagKey(word)));
  const enough = underscored > 1 || (underscored === 1 && counted);
  return (enough && tags >= words.length * 0.6) || (counted && tags === words.length);
};

/** The caption with commas in place of other separators. */
export const separateAtSigns = (text: string): string => {
  const spans = parseTags(text);
  const separator = separatorOf(text, spans);
  return spans.reduceRight((result, { text: tag, start, end }) => {
    const pieces = cutAtSigns(tag, spans.length === 1);
    return pieces.length === 1 ? result : result.slice(0, start) + pieces.join(separator) + result.slice(end);
  }, text);
};

/** The caption with commas in place of its spaces, where it is all one tag. */
export const separateAtSpaces = (text: string): string => {
  const [only, ...others] = parseTags(text);
  if (only === undefined || others.length > 0) return text;
  return text.slice(0, only.start) + only.text.split(/\s+/).join(', ') + text.slice(only.end);
};
