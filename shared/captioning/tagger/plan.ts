/** Puts the tags that are taken beside those that stand in a caption: which are added, and which go. */
import type { TagCategory } from '../../api/caption.ts';
import type { Chooser } from './choose.ts';
import { createMarks, type KeyNumbers } from './keyNumbers.ts';
import { exclusiveCategories, type TaggerLabels, type TaggerThresholds } from './labels.ts';
import type { TagSelection, TaggerCategory } from './taggerSpec.ts';

/** A tag that stands in a caption. */
export interface Present {
  readonly text: string;
  readonly number: number;
  readonly key: string;
  readonly category: TagCategory;
  readonly isSyntax: boolean;
}

export interface PlanSetup {
  readonly labels: TaggerLabels;
  readonly thresholds: TaggerThresholds;
  readonly selection: TagSelection;
  readonly chooser: Chooser;
  readonly numbers: KeyNumbers;
  /** Of the tags that always stand first, each once. */
  readonly first: readonly number[];
}

/**
 * @param added is told of each tag that the caption lacks, by its number, once
 * @param removed is told of each tag that goes, by its position
 */
export type Plan = (
  scores: Uint8Array,
  present: readonly Present[],
  added: (number: number) => void,
  removed: (position: number) => void,
) => void;

/** Whether tags of a category are asked for at all. */
const isAskedFor = ({ thresholds, selection }: PlanSetup, category: TaggerCategory): boolean => {
  const set = selection.thresholds[category];
  return (set === undefined ? thresholds[category] : set) !== null;
};

/** The same of a label's category. */
const askedFor =
  (setup: PlanSetup): ((label: number) => boolean) =>
  (label) =>
    isAskedFor(setup, setup.labels.categories[label] ?? 'general');

/** Adds tags that a caption lacks, each once; what all modes have in common. */
const createAdder = ({ selection, chooser, first }: PlanSetup) => {
  const have = createMarks();
  /** Told already, or not to be told. */
  const done = createMarks();

  const add = (number: number, added: (number: number) => void): void => {
    if (have.has(number) || done.has(number)) return;
    done.add(number);
    added(number);
  };
  return {
    done,
    add,
    /** Forgets the caption before. */
    begin: (present: readonly Present[]): void => {
      have.clear();
      done.clear();
      for (const number of first) done.add(number);
      for (const { number } of present) have.add(number);
    },
    addFirst: (added: (number: number) => void): void => {
      for (const number of first) if (!have.has(number)) added(number);
    },
    /** Adds what is lacking; a caption that has what is replaced needs no replacement. */
    addLacking: (
      scores: Uint8Array,
      isWanted: (category: TagCategory) => boolean,
      added: (number: number) => void,
    ): void => {
      if (selection.replacements.length > 0) {
        chooser.each(scores, (label) => {
          for (const { number, insteadOf } of chooser.targetsOf(label))
            if (insteadOf !== null && have.has(insteadOf)) done.add(number);
        });
      }
      chooser.each(scores, (label) => {
        for (const { number, category } of chooser.targetsOf(label))
          if (isWanted(category)) add(number, added);
      });
    },
  };
};

type Adder = ReturnType<typeof createAdder>;

const missing = (_setup: PlanSetup, { begin, addFirst, addLacking }: Adder): Plan => {
  const categories = new Set<TagCategory>();
  return (scores, present, added) => {
    begin(present);
    categories.clear();
    for (const { category } of present) categories.add(category);
    addFirst(added);
    // Of ratings and the like a caption has one, whatever it is called.
    addLacking(
      scores,
      (category) => !categories.has(category) || !(exclusiveCategories as ReadonlySet<string>).has(category),
      added,
    );
  };
};

const replace = (setup: PlanSetup, { begin, addFirst, add, done }: Adder): Plan => {
  const { chooser, first } = setup;
  const found = createMarks();
  // A rating that nobody asked the model for is a person's, and stays.
  const staying: ReadonlySet<TagCategory> = new Set(
    [...exclusiveCategories].filter((category) => !isAskedFor(setup, category)),
  );
  return (scores, present, added, removed) => {
    begin(present);
    addFirst(added);
    found.clear();
    for (const number of first) found.add(number);
    chooser.each(scores, (label) => {
      for (const { number } of chooser.targetsOf(label)) {
        found.add(number);
        add(number, added);
        done.add(number);
      }
    });
    for (const { number, category } of present) if (staying.has(category)) found.add(number);
    for (const [position, { number, isSyntax }] of present.entries()) {
      // Syntax stays, unless a person has asked for just this. Of two spellings of a tag, the second goes.
      if ((!isSyntax || done.has(number)) && !found.delete(number)) removed(position);
    }
  };
};

const compare = (setup: PlanSetup, { begin, addLacking }: Adder): Plan => {
  const { chooser, numbers } = setup;
  const isFirst = new Set(setup.first);
  const isAsked = askedFor(setup);
  const found = createMarks();
  return (scores, present, added, removed) => {
    begin(present);
    found.clear();
    chooser.each(scores, (label) => {
      for (const { number, insteadOf } of chooser.targetsOf(label)) {
        found.add(number);
        if (insteadOf !== null) found.add(insteadOf);
      }
    });
    addLacking(scores, () => true, added);
    for (const [position, { number }] of present.entries()) {
      // What the model does not know, or was not asked for, it could not find.
      if (!numbers.isLabel(number) || found.has(number) || isFirst.has(number)) continue;
      if (isAsked(number)) removed(position);
    }
  };
};

const plans = { missing, replace, compare } as const;

export const createPlan = (setup: PlanSetup): Plan => plans[setup.selection.mode](setup, createAdder(setup));
