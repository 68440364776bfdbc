/**
 * What a tagger proposes for a caption: the tags that are taken of its scores, beside the tags that stand there. Pure, and
 * quick enough for a threshold to be moved over a whole dataset.
 */
import type { TagCategory } from '../../api/caption.ts';
import { promptSyntaxOf, tagKey } from '../../caption/identity.ts';
import { writeNewTag, writeTag, type TagStyle } from '../../caption/style.ts';
import { parseTags } from '../../caption/tagCaption.ts';
import { createArranger, type Addable, type SelectedTag } from './arrange.ts';
import { createChooser } from './choose.ts';
import { createKeyNumbers, type KeyNumbers } from './keyNumbers.ts';
import { labelIndex } from './labelIndex.ts';
import type { TaggerLabels, TaggerThresholds } from './labels.ts';
import { createPlan, type Present } from './plan.ts';
import { eachScore } from './scores.ts';
import type { TagSelection, TaggerCategory } from './taggerSpec.ts';

export interface SelectorSetup {
  readonly labels: TaggerLabels;
  /** Of the profile. */
  readonly thresholds: TaggerThresholds;
  readonly selection: TagSelection;
  readonly style: TagStyle;
  /** What the dataset knows a tag as; undefined for tags that it does not have. */
  readonly categoryOf?: (key: string) => TagCategory | undefined;
  /** How the dataset spells a tag; undefined for tags that it does not have. */
  readonly spellingOf?: (key: string) => string | undefined;
}

export interface Selected {
  /** Each tag of the present and of the proposed caption, in the order of the proposed one. */
  readonly tags: readonly SelectedTag[];
  /** The tags that the caption would have; those that it has where nothing is to be written. */
  readonly proposed: readonly string[];
}

export interface Selector {
  /** @param scores as `encodeScores` gives them; `present`: the caption's tags as they are spelled, none where there is none */
  select(scores: Uint8Array, present: readonly string[]): Selected;
  /** The tags that are taken of the scores, whatever stands in the caption. */
  taken(scores: Uint8Array): readonly Taken[];
  /** How many tags `select` would add and remove. */
  count(scores: Uint8Array, present: readonly string[]): { readonly added: number; readonly removed: number };
}

/** A tag that the model sees. */
export interface Taken {
  readonly key: string;
  readonly category: TaggerCategory;
  /** 0 to 1. */
  readonly score: number;
}

/** Names up to this length keep their underscores, as taggers' own programs have it: `o_o` is no word with a gap. */
const shortest = 3;

/** A label as captions of this style have it. */
const writeLabel = (name: string, style: TagStyle): string =>
  name.length <= shortest && name.includes('_') ? name : writeTag(name, style);

/** Reads present tags, each spelling once. */
const createReader = ({ labels, categoryOf }: SelectorSetup, numbers: KeyNumbers) => {
  const known = new Map<string, Present>();
  const make = (text: string): Present => {
    const key = tagKey(text);
    const number = numbers.of(key);
    const isSyntax = promptSyntaxOf(text) !== null;
    const ofLabel = numbers.isLabel(number) ? labels.categories[number] : undefined;
    const category = isSyntax ? 'syntax' : (categoryOf?.(key) ?? ofLabel ?? 'general');
    return { text, number, key, category, isSyntax };
  };
  return (text: string): Present => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const one = make(text);
    known.set(text, one);
    return one;
  };
};

/** Spells tags that are not in the caption yet. */
const createSpeller = ({ labels, style, spellingOf }: SelectorSetup, numbers: KeyNumbers) => {
  const known = new Map<string, string>();
  const make = ({ key, number, text }: Addable): string => {
    const ofDataset = spellingOf?.(key);
    if (ofDataset !== undefined) return ofDataset;
    // What the model does not know was typed by a person, who spells a trigger word as it is meant.
    if (!numbers.isLabel(number)) return writeNewTag(text, style);
    return writeLabel(labels.names[number] ?? text, style);
  };
  return (tag: Addable): string => {
    const before = known.get(tag.key);
    if (before !== undefined) return before;
    const one = make(tag);
    known.set(tag.key, one);
    return one;
  };
};

/** Each once. */
const firstOf = ({ first }: TagSelection, numbers: KeyNumbers): readonly Addable[] => {
  const byNumber = new Map<number, Addable>();
  for (const { text } of first.flatMap((texts) => parseTags(texts))) {
    const key = tagKey(text);
    const number = numbers.of(key);
    if (!byNumber.has(number)) byNumber.set(number, { number, key, text });
  }
  return [...byNumber.values()];
};

/** Scores of tags, by their numbers; null for what is no label. */
const scoreTable = (scores: Uint8Array, numbers: KeyNumbers): ((number: number) => number | null) => {
  const byLabel = new Map<number, number>();
  eachScore(scores, (label, score) => void byLabel.set(label, score));
  return (number) => (numbers.isLabel(number) ? (byLabel.get(number) ?? 0) / 255 : null);
};

export const createSelector = (setup: SelectorSetup): Selector => {
  const { labels, thresholds, selection } = setup;
  const numbers = createKeyNumbers(labelIndex(labels));
  const first = firstOf(selection, numbers);
  const chooser = createChooser(labels, thresholds, selection, numbers);
  const read = createReader(setup, numbers);
  const arranger = createArranger(first, createSpeller(setup, numbers));
  const plan = createPlan({
    labels,
    thresholds,
    selection,
    chooser,
    numbers,
    first: first.map(({ number }) => number),
  });

  return {
    select: (scores, texts) => {
      const present = texts.map(read);
      const [added, removed] = [new Set<number>(), new Set<number>()];
      plan(
        scores,
        present,
        (number) => void added.add(number),
        (position) => void removed.add(position),
      );
      const chosen = chooser.list(scores);
      const planned = { present, chosen, added, removed, scoreOf: scoreTable(scores, numbers) };
      const tags = selection.mode === 'replace' ? arranger.anew(planned) : arranger.inPlace(planned);
      if (selection.mode === 'compare') return { tags, proposed: texts };
      return { tags, proposed: tags.flatMap(({ text, change }) => (change === 'removed' ? [] : [text])) };
    },
    taken: (scores) =>
      chooser.list(scores).map(({ key, category, score }) => ({ key, category, score: score / 255 })),
    count: (scores, texts) => {
      let [added, removed] = [0, 0];
      plan(
        scores,
        texts.map(read),
        () => (added += 1),
        () => (removed += 1),
      );
      return { added, removed };
    },
  };
};
