/**
 * Where a caption says something else than the tags of hair, of eyes or of how many people there are. Asked of a model's
 * prose, and of a tagger's tags. It rather misses one than invents one: colours that may be the same are the same, and
 * where it is not plain whose hair is meant, nothing is said.
 */
import type { TagCategory } from '../api/caption.ts';
import { peopleOf } from '../problems/people.ts';
import { traitsOf, type Crowd } from '../problems/traits.ts';
import { colourClaimsIn, peopleClaimsIn, type Part, type PeopleClaim } from './claims.ts';
import { colourPattern, huesOf, mayBeSame } from './hues.ts';

export interface Contradiction {
  readonly about: 'hair' | 'eyes' | 'people';
  /** What is doubted: words of the text, or keys of tags. */
  readonly said: readonly string[];
  /** Keys of the tags that it stands against. */
  readonly against: readonly string[];
}

export interface ComparedTag {
  /** Its identity key. */
  readonly key: string;
  readonly category: TagCategory;
}

/** With these, one person is seen several times, or people are there that are not counted. */
const uncounted =
  /^(?:multiple views|variations|reference sheet|character sheet|expression(?: chart|s)|dual persona|multiple persona|clone|(?:\d|multiple )?4?koma|comic|collage|split screen|crowd|people|background (?:characters|people)|everyone|doppelganger|age comparison|before and after|reflection|mirror)$/;

interface Range {
  readonly from: number;
  readonly to: number;
}

export interface People {
  readonly girl: Range;
  readonly boy: Range;
  readonly total: Range;
  /** Keys of the tags that say so. */
  readonly keys: readonly string[];
}

const nobody: Range = { from: 0, to: 0 };
const sum = (a: Range, b: Range): Range => ({ from: a.from + b.from, to: a.to + b.to });
const apart = (a: Range, b: Range): boolean => a.to < b.from || b.to < a.from;

/** How many people tags count; null where they do not say, contradict themselves, or cannot be taken so. */
export const countedPeople = (tags: readonly ComparedTag[]): People | null => {
  if (tags.some(({ key }) => uncounted.test(key))) return null;
  const crowds = new Map<Crowd['of'], Crowd>();
  const keys: string[] = [];
  for (const { key, category } of tags) {
    const { crowd } = traitsOf(key, category);
    if (crowd === null) continue;
    const other = crowds.get(crowd.of);
    if (other !== undefined && apart(other, crowd)) return null;
    crowds.set(crowd.of, other !== undefined && other.from > crowd.from ? other : crowd);
    keys.push(key);
  }
  const solo = tags.some(({ key }) => key === 'solo');
  const empty = tags.some(({ key }) => key === 'no humans');
  if (keys.length === 0) {
    if (empty) return { girl: nobody, boy: nobody, total: nobody, keys: ['no humans'] };
    const one = { from: 0, to: 1 };
    return solo ? { girl: one, boy: one, total: { from: 1, to: 1 }, keys: ['solo'] } : null;
  }
  if (empty) return null;
  const [girl, boy, other] = (['girl', 'boy', 'other'] as const).map((of) => crowds.get(of) ?? nobody);
  if (girl === undefined || boy === undefined || other === undefined) return null;
  return { girl, boy, total: sum(sum(girl, boy), other), keys };
};

interface Coloured {
  readonly words: string;
  readonly hues: ReturnType<typeof huesOf>;
}

const colourTag = new RegExp(`^(${colourPattern}) (hair|eyes)$`);

/** The colours that tags give a part; null where they give it several by right. */
const coloursOf = (tags: readonly ComparedTag[], part: Part): readonly Coloured[] | null => {
  const found: Coloured[] = [];
  for (const { key, category } of tags) {
    if (category !== 'general') continue;
    if (traitsOf(key, category).manyColours === part) return null;
    const [, colour, of] = colourTag.exec(key) ?? [];
    if (colour !== undefined && of === part) found.push({ words: key, hues: huesOf(colour) });
  }
  return found;
};

/** How many people's colours tags can be expected to give; null: nobody can tell. */
const headsOf = (tags: readonly ComparedTag[]): number | null => {
  if (tags.some(({ key }) => uncounted.test(key))) return null;
  const people = countedPeople(tags);
  const named = peopleOf(tags).length;
  if (people === null) return Math.max(1, named);
  const { to } = people.total;
  if (to <= 1) return 1;
  return Number.isFinite(to) ? Math.max(to, named) : null;
};

/** What is said of a part beside what the tags say of it. */
const colourContradiction = (
  part: Part,
  said: readonly Coloured[],
  tags: readonly ComparedTag[],
): readonly Contradiction[] => {
  const told = coloursOf(tags, part);
  const heads = headsOf(tags);
  if (told === null || heads === null || told.length === 0 || told.length < heads) return [];
  const wrong = said.filter(({ hues }) => !told.some((tag) => mayBeSame(tag.hues, hues)));
  // One head with the right colour in the text: another colour may be of a streak, of a doll, of somebody behind.
  if (wrong.length === 0 || (heads === 1 && wrong.length < said.length)) return [];
  const unique = [...new Set(wrong.map(({ words }) => words))];
  return [{ about: part, said: unique, against: told.map(({ words }) => words) }];
};

const parts = ['hair', 'eyes'] as const;

/** Whether the tags rule out what a text says of people. */
const isRuledOut = ({ kind, of, count }: PeopleClaim, { total, ...people }: People): boolean => {
  if (kind === 'nobody') return total.from > 0;
  if (kind === 'alone') return total.from > 1;
  if (kind === 'person') return total.to === 0;
  return total.to > 0 && (count > total.to || (of !== 'any' && count > people[of].to));
};

/** @param text prose @param tags of the same image, as a person has written them */
export const contradictionsInText = (
  text: string,
  tags: readonly ComparedTag[],
): readonly Contradiction[] => {
  const colours = colourClaimsIn(text).map(({ part, words, colour }) => ({
    part,
    words,
    hues: huesOf(colour),
  }));
  const people = countedPeople(tags);
  const wrong = people === null ? [] : peopleClaimsIn(text).filter((claim) => isRuledOut(claim, people));
  return [
    ...parts.flatMap((part) =>
      colourContradiction(
        part,
        colours.filter((claim) => claim.part === part),
        tags,
      ),
    ),
    ...(people === null || wrong.length === 0
      ? []
      : [
          {
            about: 'people',
            said: [...new Set(wrong.map(({ words }) => words))],
            against: people.keys,
          } as const,
        ]),
  ];
};

const peopleContradiction = (
  said: readonly ComparedTag[],
  tags: readonly ComparedTag[],
): readonly Contradiction[] => {
  const [one, other] = [countedPeople(said), countedPeople(tags)];
  if (one === null || other === null) return [];
  const isSolo = (list: readonly ComparedTag[]): boolean =>
    list.some(({ key }) => key === 'solo' || key === 'no humans');
  const bothTold = (['girl', 'boy'] as const).some(
    (sex) => one[sex].to > 0 && other[sex].to > 0 && apart(one[sex], other[sex]),
  );
  // A list that counts girls alone may have left a boy out, unless it says that there is no other person.
  const totals = apart(one.total, other.total) && (isSolo(said) || isSolo(tags));
  return bothTold || totals ? [{ about: 'people', said: one.keys, against: other.keys }] : [];
};

/** @param said tags that a model has found @param tags of the same image, as a person has written them */
export const contradictionsOfTags = (
  said: readonly ComparedTag[],
  tags: readonly ComparedTag[],
): readonly Contradiction[] => [
  ...parts.flatMap((part) => colourContradiction(part, coloursOf(said, part) ?? [], tags)),
  ...peopleContradiction(said, tags),
];
