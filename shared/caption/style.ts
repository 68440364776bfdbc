/** How a dataset writes its tags, and how to write a tag like it. */
import { fixedNameOf } from './fixedNames.ts';
import { isKeptWhole, promptSyntaxOf, tagKey } from './identity.ts';

export interface TagStyle {
  /** `\(arknights\)` rather than `(arknights)`. */
  readonly escaped: boolean;
  /** `long_hair` rather than `long hair`. */
  readonly underscores: boolean;
  readonly lowercase: boolean;
}

/** What trainers of booru models expect, and the default for a dataset without evidence. */
export const defaultStyle: TagStyle = { escaped: true, underscores: false, lowercase: true };

/**
 * The one spelling of a tag that no style changes: a face or a backslash tag, prompt syntax as it is, a name
 * that a base model knows in this spelling (`score_9`). Null for all other tags.
 */
export const onlySpelling = (tag: string): string | null => {
  const key = tagKey(tag);
  if (!isKeptWhole(key)) return fixedNameOf(key);
  // `\(smile\)` is `(smile)` deliberately escaped: neither becomes the other.
  return promptSyntaxOf(key) === null ? key : tag.trim();
};

/**
 * A tag (a key, or any spelling) as this style writes it. Its identity stays the same. Without `lowercase`, capitals stay
 * as given.
 */
export const writeTag = (tag: string, style: TagStyle): string => {
  const only = onlySpelling(tag);
  if (only !== null) return only;
  const spaced = style.lowercase
    ? tagKey(tag)
    : tag
        .replaceAll(/\\+([()])/g, '$1')
        .replaceAll(/[\s_]+/g, ' ')
        .trim()
        .normalize('NFC');
  const joined = style.underscores ? spaced.replaceAll(' ', '_') : spaced;
  return style.escaped ? joined.replaceAll(/[()]/g, '\\$&') : joined;
};

/**
 * A tag that is not known yet, as it was typed: the user decides how a trigger word is spelled. Only
 * parentheses follow the style, since bare ones are weights in a prompt.
 */
export const writeNewTag = (tag: string, { escaped }: Pick<TagStyle, 'escaped'>): string => {
  const only = onlySpelling(tag);
  if (only !== null) return only;
  const bare = tag.trim().replaceAll(/\\+([()])/g, '$1');
  return escaped ? bare.replaceAll(/[()]/g, '\\$&') : bare;
};

/** A vote between two ways of writing, weighted by their frequencies. */
interface Vote {
  readonly yes: number;
  readonly no: number;
}

const decide = ({ yes, no }: Vote, otherwise: boolean): boolean => (yes === no ? otherwise : yes > no);

/** A spelling as on disk, with the number of its occurrences. */
export interface CountedSpelling {
  readonly text: string;
  readonly count: number;
}

/**
 * The preferred one of a tag's spellings: one in the style of the dataset where it occurs, else the most
 * frequent one.
 * @param spellings of one tag, at least one
 */
export const preferredSpelling = (spellings: readonly CountedSpelling[], style: TagStyle): string => {
  const [first] = spellings;
  const styled = writeTag(first?.text ?? '', style);
  if (spellings.some(({ text }) => text === styled)) return styled;
  return spellings.reduce(
    (best, each) => (each.count > best.count ? each : best),
    first ?? { text: '', count: 0 },
  ).text;
};

/** Finds out, spelling by spelling, in which style most of a dataset's tags are written. */
export const createStyleVote = () => {
  const votes = { escapes: 0, bare: 0, underscores: 0, spaces: 0, lower: 0, upper: 0 };
  return {
    add: ({ text, count }: CountedSpelling): void => {
      if (onlySpelling(text) !== null) return;
      const unescaped = text.replaceAll(/\\[()]/g, '');
      if (unescaped.length < text.length) votes.escapes += count;
      else if (/[()]/.test(unescaped)) votes.bare += count;
      if (text.includes('_')) votes.underscores += count;
      else if (text.includes(' ')) votes.spaces += count;
      if (text !== text.toLowerCase()) votes.upper += count;
      else if (/\p{Ll}/u.test(text)) votes.lower += count;
    },
    result: (): TagStyle => ({
      escaped: decide({ yes: votes.escapes, no: votes.bare }, defaultStyle.escaped),
      underscores: decide({ yes: votes.underscores, no: votes.spaces }, defaultStyle.underscores),
      lowercase: decide({ yes: votes.lower, no: votes.upper }, defaultStyle.lowercase),
    }),
  };
};

/** The style that most of a dataset's tags are written in. */
export const prevailingStyle = (spellings: Iterable<CountedSpelling>): TagStyle => {
  const vote = createStyleVote();
  for (const spelling of spellings) vote.add(spelling);
  return vote.result();
};
