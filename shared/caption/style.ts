/** How a dataset writes its tags, and how to write a tag like it. */
import { isKeptWhole, tagKey } from './identity.ts';

export interface TagStyle {
  /** `\(arknights\)` rather than `(arknights)`. */
  readonly escaped: boolean;
  /** `long_hair` rather than `long hair`. */
  readonly underscores: boolean;
  readonly lowercase: boolean;
}

/** What trainers of booru models expect, and what a dataset without evidence gets. */
export const defaultStyle: TagStyle = { escaped: true, underscores: false, lowercase: true };

/** Scores are the one kind of tag that keeps its underscore in a style of spaces: `score_9`, `score_8_up`. */
const score = /^score \d+(?: up)?$/;

/**
 * A tag (a key, or any spelling) as this style writes it. Its identity stays the same. Faces and tags with a backslash
 * of their own are written as they are in every style. Without `lowercase`, capitals stay as given.
 */
export const writeTag = (tag: string, style: TagStyle): string => {
  const key = tagKey(tag);
  if (isKeptWhole(key)) return key;
  if (score.test(key)) return key.replaceAll(' ', '_');
  const spaced = style.lowercase
    ? key
    : tag
        .replaceAll(/\\+([()])/g, '$1')
        .replaceAll(/[\s_]+/g, ' ')
        .trim()
        .normalize('NFC');
  const joined = style.underscores ? spaced.replaceAll(' ', '_') : spaced;
  return style.escaped ? joined.replaceAll(/[()]/g, '\\$&') : joined;
};

/** A vote between two ways of writing, weighed by how often each is found. */
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

/** Finds out, spelling by spelling, in which style most of a dataset's tags are written. */
export const createStyleVote = () => {
  const votes = { escapes: 0, bare: 0, underscores: 0, spaces: 0, lower: 0, upper: 0 };
  return {
    add: ({ text, count }: CountedSpelling): void => {
      const key = tagKey(text);
      if (isKeptWhole(key) || score.test(key)) return;
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
