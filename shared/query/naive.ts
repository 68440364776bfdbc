/**
 * What a query means, in the plainest way: one sample, one answer. For tests only: the engine's evaluator, which works
 * on columns and full-text search, must agree with it.
 */
import type { TagCategory } from '../api/caption.ts';
import { foldKey, foldTag, namesOfKey, tagKey } from '../caption/identity.ts';
import { parseTags } from '../caption/tagCaption.ts';
import { fileNameOf } from '../paths.ts';
import {
  literalOf,
  type Condition,
  type DoubtField,
  type MarkName,
  type Query,
  type Term,
  type Value,
} from './ast.ts';
import { extensionOf, foldPath } from './measures.ts';
import { numberFieldKind } from './numberFields.ts';
import type { SampleNumbers } from './numbers/numberField.ts';
import { wordPattern, wordsOf, type WordPattern } from './words.ts';

/** One caption file: its text, or why there is none. */
export type PlainCaption =
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable' }
  | { readonly state: 'present'; readonly text: string };

export interface PlainSample {
  readonly relPath: string;
  /** As displayed; 0 when unknown: then no comparison holds. */
  readonly width: number;
  readonly height: number;
  /** Bytes. */
  readonly fileSize: number;
  readonly tags: PlainCaption;
  readonly nl: PlainCaption;
  readonly broken: boolean;
  readonly animated: boolean;
  readonly transparent: boolean;
  /** `none` when it is not said. */
  readonly mark?: MarkName;
  /** Names of the models that wrote its captions. */
  readonly models?: readonly string[];
  /** What was found of it, as `field:value`. */
  readonly findings?: ReadonlySet<string>;
  /** Keys of the tags that are doubted of it. */
  readonly doubts?: Readonly<Record<DoubtField, readonly string[]>>;
}

export type CategoryOf = (key: string) => TagCategory;

/** Texts of a caption that is missing or unreadable cannot be found: it has no tags and no words. */
const textOf = (caption: PlainCaption): string => (caption.state === 'present' ? caption.text : '');

/** Whether a value matches a text from its first character to its last. Characters are code points. */
const matchesWhole = (value: Value, text: readonly string[]): boolean => {
  const [part, ...rest] = value;
  if (part === undefined) return text.length === 0;
  if (part.kind === 'one') return text.length > 0 && matchesWhole(rest, text.slice(1));
  if (part.kind === 'any') return [...text, ''].some((_, index) => matchesWhole(rest, text.slice(index)));
  const literal = Array.from(part.text);
  return (
    literal.every((character, index) => character === text[index]) &&
    matchesWhole(rest, text.slice(literal.length))
  );
};

const folded = (value: Value, fold: (text: string) => string): Value =>
  value.map((part) => (part.kind === 'text' ? { ...part, text: fold(part.text) } : part));

const whole = (value: Value, text: string): boolean => matchesWhole(value, Array.from(text));
const within = (value: Value, text: string): boolean =>
  whole([{ kind: 'any' }, ...value, { kind: 'any' }], text);

const matchesNames = (value: Value, names: readonly string[]): boolean => {
  const literal = literalOf(value);
  if (literal !== null) return names.includes(tagKey(literal));
  return names.some((name) => whole(folded(value, foldTag), foldKey(name)));
};

const matchesNl = ({ words, open }: WordPattern, nlWords: readonly string[]): boolean =>
  words.length > 0 &&
  nlWords.some((_, start) =>
    words.every((word, index) => {
      const found = nlWords[start + index];
      const goesOn = open && index === words.length - 1;
      return found !== undefined && whole(goesOn ? [...word, { kind: 'any' }] : word, found);
    }),
  );

const matchesPath = (field: 'path' | 'name' | 'ext', value: Value, relPath: string): boolean => {
  const plain = folded(value, foldPath);
  const isLiteral = literalOf(value) !== null;
  if (field === 'ext') {
    const [first, ...rest] = plain;
    const undotted: Value =
      first?.kind === 'text' && first.text.startsWith('.')
        ? [{ ...first, text: first.text.slice(1) }, ...rest]
        : plain;
    return whole(undotted, extensionOf(relPath));
  }
  const text = foldPath(field === 'path' ? relPath : fileNameOf(relPath));
  return isLiteral ? within(plain, text) : whole(plain, text);
};

/** A sample in numbers, counted from its texts. */
const numbersOf = ({ width, height, fileSize, tags }: PlainSample, categoryOf: CategoryOf): SampleNumbers => {
  const keys = parseTags(textOf(tags)).map((span) => tagKey(span.text));
  return {
    width,
    height,
    fileSize,
    tagCount: keys.length,
    tagsOf: (category) => new Set(keys.filter((key) => categoryOf(key) === category)).size,
  };
};

const compares = (left: number, { comparison, number }: Extract<Term, { kind: 'number' }>): boolean => {
  switch (comparison) {
    case '=':
      return left === number;
    case '!=':
      return left !== number;
    case '<':
      return left < number;
    case '>':
      return left > number;
    case '<=':
      return left <= number;
    case '>=':
      return left >= number;
  }
};

const matchesWriter = (value: Value, { models = [], tags, nl }: PlainSample): boolean => {
  const literal = literalOf(value)?.toLowerCase();
  if (literal === 'machine') return models.length > 0;
  if (literal === 'hand') return models.length === 0 && (tags.state !== 'missing' || nl.state !== 'missing');
  const plain = folded(value, foldPath);
  return models.some((model) =>
    literal === undefined ? whole(plain, foldPath(model)) : within(plain, foldPath(model)),
  );
};

const matchesTerm = (term: Term, sample: PlainSample, categoryOf: CategoryOf): boolean => {
  const keys = parseTags(textOf(sample.tags)).map((span) => tagKey(span.text));
  const nlWords = wordsOf(textOf(sample.nl));
  switch (term.kind) {
    case 'bare':
      return (
        keys.some((key) => within(folded(term.value, foldTag), foldKey(key))) ||
        matchesNl(wordPattern(term.value, term.phrase), nlWords)
      );
    case 'nl':
      return matchesNl(wordPattern(term.value, term.phrase), nlWords);
    case 'tag': {
      const { field, value } = term;
      if (field === 'tag') return keys.some((key) => matchesNames(value, [key]));
      const category = field === 'char' ? 'character' : field;
      return keys.some((key) => categoryOf(key) === category && matchesNames(value, namesOfKey(key)));
    }
    case 'doubt': {
      const { field, value } = term;
      return sample.doubts?.[field].some((key) => matchesNames(value, [key])) ?? false;
    }
    case 'path':
      return matchesPath(term.field, term.value, sample.relPath);
    case 'number': {
      const found = numberFieldKind(term.field).of(numbersOf(sample, categoryOf));
      return found !== null && compares(found, term);
    }
    case 'range': {
      const found = numberFieldKind(term.field).of(numbersOf(sample, categoryOf));
      return found !== null && term.from <= found && found <= term.to;
    }
    case 'missing':
      return sample[term.caption].state === 'missing';
    case 'empty': {
      const caption = sample[term.caption];
      return caption.state === 'present' && caption.text.trim() === '';
    }
    case 'is':
      return term.state === 'unreadable'
        ? sample.tags.state === 'unreadable' || sample.nl.state === 'unreadable'
        : sample[term.state];
    case 'by':
      return matchesWriter(term.value, sample);
    case 'saved':
      throw new Error('A saved query is replaced by its conditions first.');
    case 'mark':
      return (sample.mark ?? 'none') === term.mark;
    case 'finding':
      return sample.findings?.has(`${term.field}:${term.value}`) ?? false;
  }
};

const holds = (condition: Condition, sample: PlainSample, categoryOf: CategoryOf): boolean => {
  if (condition.kind === 'and') return condition.parts.every((part) => holds(part, sample, categoryOf));
  if (condition.kind === 'or') return condition.parts.some((part) => holds(part, sample, categoryOf));
  if (condition.kind === 'not') return !holds(condition.part, sample, categoryOf);
  return matchesTerm(condition, sample, categoryOf);
};

/** Whether a sample belongs to a query's result. The order is not judged. */
export const matches = (query: Query, sample: PlainSample, categoryOf: CategoryOf): boolean =>
  query.where === null || holds(query.where, sample, categoryOf);
