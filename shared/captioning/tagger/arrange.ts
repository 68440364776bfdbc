/** Puts the tags of a caption and those that a tagger adds into one order. */
import type { TagCategory } from '../../api/caption.ts';
import type { Chosen } from './choose.ts';
import type { Present } from './plan.ts';

export interface SelectedTag {
  /** As it stands in the caption, or would. */
  readonly text: string;
  /** 0 to 1; 0 too where it is too low to be kept. Null: the model does not know the tag. */
  readonly score: number | null;
  readonly change: 'kept' | 'added' | 'removed';
}

/** A tag that the caption may lack: how it is written is decided when it is added. */
export interface Addable {
  readonly number: number;
  readonly key: string;
  readonly text: string;
}

/** What becomes of one caption. */
export interface Planned {
  readonly present: readonly Present[];
  readonly chosen: readonly Chosen[];
  /** By number. */
  readonly added: ReadonlySet<number>;
  /** By position. */
  readonly removed: ReadonlySet<number>;
  readonly scoreOf: (number: number) => number | null;
}

const isLast = (category: TagCategory): boolean => category === 'rating';

/** Present tags, and what is added: characters behind the characters, ratings last, all else before the ratings at the end. */
const merged = <T>(
  present: readonly Present[],
  shown: readonly T[],
  added: readonly { readonly category: TagCategory; readonly shown: T }[],
): readonly T[] => {
  const lastCharacter = present.findLastIndex(({ category }) => category === 'character');
  const lastOther = present.findLastIndex(({ category }) => !isLast(category));
  const pick = (test: (category: TagCategory) => boolean): readonly T[] =>
    added.filter(({ category }) => test(category)).map((one) => one.shown);
  const inside = lastCharacter < 0 ? [] : pick((category) => category === 'character');
  const rest = pick((category) => !isLast(category) && (lastCharacter < 0 || category !== 'character'));
  return [
    ...shown.slice(0, lastCharacter + 1),
    ...inside,
    ...shown.slice(lastCharacter + 1, lastOther + 1),
    ...rest,
    ...shown.slice(lastOther + 1),
    ...pick(isLast),
  ];
};

/**
 * @param first tags that stand before all others, in their order
 * @param spell how a tag that is not in the caption is written
 */
export const createArranger = (first: readonly Addable[], spell: (tag: Addable) => string) => {
  const firstNumbers = new Set(first.map(({ number }) => number));

  const addedTag = (tag: Addable, score: number | null): SelectedTag => {
    return { text: spell(tag), score, change: 'added' };
  };

  const inPlace = ({ present, chosen, added, removed, scoreOf }: Planned): readonly SelectedTag[] => {
    const shown = present.map(({ text, number }, at): SelectedTag => {
      return { text, score: scoreOf(number), change: removed.has(at) ? 'removed' : 'kept' };
    });
    const front = first.filter(({ number }) => added.has(number));
    const extra = chosen
      .filter(({ number }) => added.has(number) && !firstNumbers.has(number))
      .map((one) => ({ category: one.category, shown: addedTag(one, one.score / 255) }));
    return [...front.map((one) => addedTag(one, scoreOf(one.number))), ...merged(present, shown, extra)];
  };

  const anew = ({ present, chosen, removed, scoreOf }: Planned): readonly SelectedTag[] => {
    const staying = present.filter((_, at) => !removed.has(at));
    const texts = new Map(staying.map(({ number, text }) => [number, text] as const));
    const tagOf = (tag: Addable, score: number | null): SelectedTag => {
      const text = texts.get(tag.number);
      return { text: text ?? spell(tag), score, change: text === undefined ? 'added' : 'kept' };
    };
    const others = chosen.filter(({ number }) => !firstNumbers.has(number));
    const ofChosen = (last: boolean): readonly SelectedTag[] =>
      others.filter(({ category }) => isLast(category) === last).map((one) => tagOf(one, one.score / 255));
    const placed = new Set([...firstNumbers, ...chosen.map(({ number }) => number)]);
    const kept = (last: boolean): readonly SelectedTag[] =>
      staying
        .filter(({ number, category }) => !placed.has(number) && isLast(category) === last)
        .map(({ text, number }) => ({ text, score: scoreOf(number), change: 'kept' }));
    return [
      ...first.map((one) => tagOf(one, scoreOf(one.number))),
      ...ofChosen(false),
      ...kept(false),
      ...ofChosen(true),
      ...kept(true),
      ...present
        .filter((_, at) => removed.has(at))
        .map(({ text, number }): SelectedTag => ({ text, score: scoreOf(number), change: 'removed' })),
    ];
  };

  return {
    /** The caption as it stands, with what is added where its category belongs. */
    inPlace,
    /** A new caption: what the tagger found, each category at its place, and what stays of the old one. */
    anew,
  };
};
