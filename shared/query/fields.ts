/** The one table of what can be asked for: drawn in the app's help and in docs/QUERY.md, read by the parser for its words. */
import {
  captionNames,
  doubtFields,
  findingValues,
  markNames,
  pathFields,
  sortKeys,
  states,
  tagFields,
  type CaptionName,
  type DoubtField,
  type FindingField,
  type FindingValue,
  type MarkName,
  type PathField,
  type SortKey,
  type State,
  type TagField,
} from './ast.ts';
import { numberFieldKinds, type NumberField } from './numberFields.ts';

export type FieldName =
  | TagField
  | 'nl'
  | 'by'
  | PathField
  | NumberField
  | 'missing'
  | 'empty'
  | 'is'
  | 'mark'
  | 'saved'
  | FindingField
  | DoubtField
  | 'sort';

export interface Field {
  readonly name: FieldName;
  /** What may stand after the colon: free text, a number, or one of `values`. */
  readonly takes: 'text' | 'number' | 'choice';
  readonly values: readonly string[];
  readonly example: string;
  readonly sentence: string;
}

const text = (name: FieldName, example: string, sentence: string): Field => ({
  name,
  takes: 'text',
  values: [],
  example,
  sentence,
});
const choice = (name: FieldName, values: readonly string[], example: string, sentence: string): Field => ({
  name,
  takes: 'choice',
  values,
  example,
  sentence,
});

export const fields: readonly Field[] = [
  text(
    'tag',
    'tag:long_hair',
    'Has this tag, in any spelling; with wildcards, a tag that matches as a whole.',
  ),
  text('char', 'char:perlica', 'Has this character, with or without its qualifier.'),
  text('artist', 'artist:channel', 'Has this artist, with or without @ and qualifier.'),
  text('copyright', 'copyright:arknights', 'Has a tag of this copyright, with or without its qualifier.'),
  text(
    'nl',
    'nl:"pink hair"',
    'The NL caption has a word that begins so, or, in quotes, these words in sequence.',
  ),
  text('path', 'path:batch2/*', 'The path contains this; with wildcards, the whole path matches.'),
  text('name', 'name:img_0?.png', 'The file name contains this; with wildcards, the whole name matches.'),
  text('ext', 'ext:webp', 'The file extension is this.'),
  ...numberFieldKinds.map(({ name, example, sentence }): Field => ({
    name,
    takes: 'number',
    values: [],
    example,
    sentence,
  })),
  choice('missing', captionNames, 'missing:nl', 'Has no such caption file.'),
  choice('empty', captionNames, 'empty:nl', 'Has such a caption file, with nothing but white space in it.'),
  choice(
    'is',
    states,
    'is:broken',
    'The image cannot be decoded (broken), has frames (animated) or an alpha channel (transparent); a caption is not valid UTF-8 (unreadable).',
  ),
  choice(
    'mark',
    markNames,
    'mark:needs-work',
    'Has this proofreading mark, or none; outdated: it was reviewed, and a caption has changed since.',
  ),
  text(
    'by',
    'by:machine',
    'A model wrote one of its captions (machine), none of them (hand), or a model of this name did.',
  ),
  choice(
    'problem',
    findingValues.problem,
    'problem:duplicate-tag',
    'Has a problem of this kind, as the list of problems has it.',
  ),
  choice(
    'suspect',
    findingValues.suspect,
    'suspect:likely',
    'Probably labelled as another character: very likely wrong, or worth a look.',
  ),
  choice(
    'duplicate',
    findingValues.duplicate,
    'duplicate:same',
    'There is another file with the same bytes (equal), the same image, or a crop or an edit of it (similar).',
  ),
  text(
    'missing-tag',
    'missing-tag:hat',
    'Probably should have this tag, and lacks it: its image and its other tags say so.',
  ),
  text('wrong-tag', 'wrong-tag:hat', 'Has this tag, and probably should not.'),
  text('saved', 'saved:"to check"', 'Is found by the query that is saved under this name.'),
  choice(
    'sort',
    [...sortKeys, 'random'],
    'sort:-date',
    'Orders the result; a - reverses it; size is pixels, filesize is bytes; sort:random:7 shuffles, 7 being any number.',
  ),
];

const within =
  <T extends string>(values: readonly T[]) =>
  (word: string): word is T =>
    values.some((value) => value === word);

export const isTagField: (word: string) => word is TagField = within(tagFields);
export const isPathField: (word: string) => word is PathField = within(pathFields);
export const isCaptionName: (word: string) => word is CaptionName = within(captionNames);
export const isState: (word: string) => word is State = within(states);
export const isMarkName: (word: string) => word is MarkName = within(markNames);
export const isDoubtField: (word: string) => word is DoubtField = within(doubtFields);
export const isFindingField = (word: string): word is FindingField => Object.hasOwn(findingValues, word);
/** The value of that name that this field knows, or undefined. */
export const findingValue = (field: FindingField, word: string): FindingValue | undefined =>
  findingValues[field].find((value) => value === word);
export const isSortKey: (word: string) => word is SortKey = within(sortKeys);
export const isFieldName = (word: string): word is FieldName => fields.some((field) => field.name === word);

/** Words that people try for a field. */
const otherWords: ReadonlyMap<string, FieldName> = new Map<string, FieldName>([
  ['character', 'char'],
  ['caption', 'nl'],
  ['text', 'nl'],
  ['prose', 'nl'],
  ['series', 'copyright'],
  ['folder', 'path'],
  ['dir', 'path'],
  ['file', 'name'],
  ['filename', 'name'],
  ['type', 'ext'],
  ['format', 'ext'],
  ['order', 'sort'],
  ['orderby', 'sort'],
  ['has', 'tag'],
  ['rating', 'tag'],
  ['author', 'by'],
  ['model', 'by'],
  ['problems', 'problem'],
  ['suspects', 'suspect'],
  ['duplicates', 'duplicate'],
  ['dup', 'duplicate'],
  ['query', 'saved'],
  ['search', 'saved'],
  ['preset', 'saved'],
  ['status', 'mark'],
  ['review', 'mark'],
  ...numberFieldKinds.flatMap(({ name, alsoCalled }) =>
    alsoCalled.map((word): [string, FieldName] => [word, name]),
  ),
]);

/** Edits (a letter more, less, other, or two swapped) from one word to another; `limit + 1` when it is more. */
const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? i + j;
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = i === 0 ? 0 : 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = i === 0 ? j : Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, at(i - 2, j - 2) + 1);
      }
      const row = rows[i];
      if (row !== undefined) row[j] = best;
    }
  }
  return at(a.length, b.length);
};

/** The word of `words` that was probably meant, or undefined. */
export const nearest = <T extends string>(word: string, words: readonly T[]): T | undefined => {
  const limit = word.length <= 3 ? 1 : 2;
  const ranked = words
    .map((candidate) => ({ candidate, edits: distance(word, candidate, limit) }))
    .filter(({ edits, candidate }) => edits <= limit && edits < candidate.length)
    .toSorted((a, b) => a.edits - b.edits);
  return ranked[0]?.candidate;
};

/** The field that was probably meant by an unknown one. */
export const nearestField = (word: string): FieldName | undefined =>
  otherWords.get(word) ??
  nearest(
    word,
    fields.map((field) => field.name),
  );
