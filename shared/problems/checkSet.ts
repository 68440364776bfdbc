/** Looks for every kind of problem in a whole dataset. Pure: what is usual is told from the dataset itself. */
import {
  captionMarks,
  caseClashes,
  fileProblems,
  sharedProse,
  sharedSidecars,
  unreadCaptions,
  type OtherFile,
} from './fileRules.ts';
import { usualCaptions, type UsualCaptions } from '../caption/usualCaptions.ts';
import type { Found } from './found.ts';
import type { ProblemKind } from './kinds.ts';
import { pictureMarks } from './pictureRules.ts';
import { commasWithoutSpace, namesInProse, tooLong, unseenMarks } from './proseRules.ts';
import type { CheckedSample } from './sample.ts';
import type { Spelling } from './spelling.ts';
import {
  activationNotFirst,
  activationNotKept,
  coloursKey,
  conflictingTags,
  duplicateTags,
  isCharacter,
  isSingle,
  mixedSpelling,
  nearMisses,
  noArtist,
  otherSeparator,
  promptSyntax,
  peopleKey,
  twoColours,
  unescapedParentheses,
  type Mark,
} from './tagRules.ts';

export interface CheckedSet {
  readonly samples: readonly CheckedSample[];
  readonly spellings: readonly Spelling[];
  readonly orphans: readonly string[];
  /** Files that could not be read and are no samples. */
  readonly unread: readonly OtherFile[];
}

export interface CheckRules {
  /** Kinds that are not looked for. */
  readonly off: ReadonlySet<ProblemKind>;
  /** Keys of tags that the user does not want together. */
  readonly pairs: readonly (readonly [string, string])[];
  /** Tags that the trainer keeps at the front of a caption; 0: it keeps none, or moves none. */
  readonly keep: number;
  /** Commas count: the trainer cuts tags at `, `. */
  readonly commas: boolean;
}

/** What most of a dataset does is usual: so much of it. */
const most = 0.6;
/** Two colours are usual for a character from so many of its images on, and so much of them. */
const leastColours = { images: 3, part: 0.2 };

type TagsOf = (sample: CheckedSample) => readonly Spelling[];

/** Two colours that a character has in many of its pictures: it is drawn so. */
const usualColours = (samples: readonly CheckedSample[], tagsOf: TagsOf): ReadonlySet<string> => {
  const seen = new Map<string, { readonly who: string; count: number }>();
  for (const sample of samples) {
    const tags = tagsOf(sample);
    const found = twoColours(tags);
    if (found.length === 0 || !isSingle(tags)) continue;
    for (const colours of found) {
      const key = coloursKey(tags, colours);
      const known = seen.get(key) ?? { who: peopleKey(tags), count: 0 };
      known.count += 1;
      seen.set(key, known);
    }
  }
  const frequent = [...seen].filter(([, { count }]) => count >= leastColours.images);
  if (frequent.length === 0) return new Set();
  const images = new Map(frequent.map(([, { who }]) => [who, 0]));
  for (const sample of samples) {
    const tags = tagsOf(sample);
    const who = peopleKey(tags);
    const count = images.get(who);
    if (count !== undefined && isSingle(tags)) images.set(who, count + 1);
  }
  return new Set(
    frequent
      .filter(([, { who, count }]) => count >= (images.get(who) ?? 0) * leastColours.part)
      .map(([key]) => key),
  );
};

interface Usual extends UsualCaptions {
  readonly characterFirst: boolean;
  readonly artist: boolean;
  readonly colours: ReadonlySet<string>;
}

const usualOf = (samples: readonly CheckedSample[], tagsOf: TagsOf): Usual => {
  const counts = { tagged: 0, artist: 0, characters: 0, first: 0, tags: 0, nl: 0 };
  for (const sample of samples) {
    if (sample.tags !== 'missing') counts.tags += 1;
    if (sample.nl !== 'missing') counts.nl += 1;
    const tags = tagsOf(sample);
    const [first] = tags;
    if (first === undefined) continue;
    counts.tagged += 1;
    if (tags.some(({ category }) => category === 'artist')) counts.artist += 1;
    if (tags.some(isCharacter)) counts.characters += 1;
    if (isCharacter(first)) counts.first += 1;
  }
  return {
    ...usualCaptions(counts),
    characterFirst: counts.first >= counts.characters * most,
    artist: counts.artist >= counts.tagged * most,
    colours: usualColours(samples, tagsOf),
  };
};

/** @returns every problem there is, by sample and then by kind */
export const checkSet = (set: CheckedSet, rules: CheckRules): readonly Found[] => {
  const { samples, spellings } = set;
  const tagsOf = (sample: CheckedSample): readonly Spelling[] => {
    const tags: Spelling[] = [];
    for (const number of sample.spellings) {
      const spelling = spellings[number];
      if (spelling !== undefined) tags.push(spelling);
    }
    return tags;
  };
  const usual = usualOf(samples, tagsOf);
  const conflicts = { pairs: rules.pairs, usualColours: usual.colours };
  const found: Found[] = [];
  const add = (one: Found): void => {
    if (!rules.off.has(one.kind)) found.push(one);
  };
  for (const sample of samples) {
    const { id, relPath, text } = sample;
    const tags = tagsOf(sample);
    const marks: readonly (Mark | null)[] = [
      ...captionMarks(sample, usual),
      unreadCaptions(sample),
      ...pictureMarks(sample, tags),
      mixedSpelling(tags),
      unescapedParentheses(tags),
      promptSyntax(tags),
      otherSeparator(tags),
      ...unseenMarks(text),
      ...nearMisses(tags),
      duplicateTags(tags),
      activationNotFirst(tags, usual.characterFirst),
      activationNotKept(tags, rules.keep),
      noArtist(tags, usual.artist),
      ...conflictingTags(tags, conflicts),
      namesInProse(tags, text),
      tooLong(text),
      rules.commas ? commasWithoutSpace(text) : null,
    ];
    for (const mark of marks) if (mark !== null) add({ ...mark, sample: id, relPath });
  }
  const whole = [
    ...sharedSidecars(samples),
    ...caseClashes(samples),
    ...sharedProse(samples),
    ...fileProblems(set.orphans, set.unread),
  ];
  for (const one of whole) add(one);
  return found;
};
