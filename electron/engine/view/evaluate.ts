/** A query to the set of samples that it means: terms give sets, conditions combine them. */
import { setImmediate } from 'node:timers/promises';
import { literalOf, type Condition, type State, type Term } from '../../../shared/query/ast.ts';
import { foldPath } from '../../../shared/query/measures.ts';
import { searchesEveryCaption, termsOf } from '../../../shared/query/conditions.ts';
import { printTerm } from '../../../shared/query/print.ts';
import { flag, type Columns, type Texts } from '../index/columns.ts';
import {
  addAll,
  addBit,
  complement,
  emptySet,
  intersect,
  setOf,
  subtract,
  unite,
  type BitSet,
} from './bitset.ts';
import { byRevision } from './byRevision.ts';
import { comparisonOf } from './comparison.ts';
import type { FoundSamples } from '../index/findings.ts';
import { isOutsideColumns, markedSet, type MarkSource } from './marks.ts';
import type { Measures } from './measures.ts';
import type { Paths } from './paths.ts';
import { proseMatching, type ProseTerm } from './proseTerms.ts';
import { tagsContaining, tagsNamed } from './tagTerms.ts';
import { wholePattern } from './wildcards.ts';

export interface Evaluator {
  /** All samples there are; not to be changed. */
  readonly everything: () => BitSet;
  /**
   * The samples that a condition holds for, as the columns are now; every sample for null. The set is the caller's.
   * Total: what parses can be evaluated.
   * @param prepared what `prepare` made for this condition
   */
  readonly evaluate: (where: Condition | null, prepared?: Prepared) => BitSet;
  /** Finds what takes long of a condition, without holding up other requests. @throws what `find` throws */
  readonly prepare: (where: Condition | null, find: FindInCaptions) => Promise<Prepared>;
}

/** Sets of terms, by how they are printed. */
export type Prepared = ReadonlyMap<string, BitSet>;

/** Searches NL captions elsewhere. */
export type FindInCaptions = (terms: readonly ProseTerm[]) => Promise<readonly ArrayLike<number>[]>;

export interface EvaluatorSources {
  readonly columns: Columns;
  readonly texts: Texts;
  readonly paths: Paths;
  readonly measures: Measures;
  readonly marks: MarkSource;
  readonly findings: FoundSamples;
}

const stateFlags: Record<State, number> = {
  broken: flag.broken,
  unreadable: flag.tagsUnreadable | flag.nlUnreadable,
  animated: flag.animated,
  transparent: flag.alpha,
};
const captionFlags = {
  tags: { empty: flag.tagsEmpty, any: flag.tagsPresent | flag.tagsUnreadable },
  nl: { empty: flag.nlEmpty, any: flag.nlPresent | flag.nlUnreadable },
};

/** So many terms are found at once; more of them in pieces, between which others are answered. */
const termsAtOnce = 8;

/** While a query is typed or refined most of its terms stay: their sets are kept until the columns change. */
const keptTerms = 64;

type ProseSearch = Extract<Term, { kind: 'bare' | 'nl' }>;

const unprepared: Prepared = new Map();

export const createEvaluator = (sources: EvaluatorSources): Evaluator => {
  const { columns, texts, paths, measures, marks, findings } = sources;
  const revision = (): number => columns.revision;
  const where = (holds: (id: number) => boolean): BitSet => {
    const set = emptySet(columns.slots);
    for (let id = 1; id < columns.slots; id++) if (holds(id)) addBit(set, id);
    return set;
  };
  const withFlags = (bits: number): BitSet => {
    const { flags } = columns;
    return where((id) => ((flags[id] ?? 0) & bits) !== 0);
  };
  const everything = byRevision(revision, () => withFlags(flag.alive));
  const kept = byRevision(revision, () => new Map<string, BitSet>());

  const withTags = (tags: readonly number[]): BitSet => {
    const set = emptySet(columns.slots);
    for (const tag of tags) addAll(set, columns.tags.samples(tag));
    return set;
  };

  /** An image that is cut short shows it only when it is decoded: that is a finding. */
  const stateSet = (state: State): BitSet => {
    const set = withFlags(stateFlags[state]);
    if (state === 'broken') addAll(set, findings.ids('problem', 'broken-image'));
    return set;
  };

  const byPath = ({ field, value }: Extract<Term, { kind: 'path' }>): BitSet => {
    if (field === 'ext') {
      const { extensions, extensionOf } = paths.facts();
      const [first, ...rest] = value;
      const undotted =
        first?.kind === 'text' ? [{ ...first, text: first.text.replace(/^\./, '') }, ...rest] : value;
      const pattern = wholePattern(undotted, foldPath);
      const meant = extensions.map((extension) => pattern.test(extension));
      return where((id) => meant[extensionOf[id] ?? -1] ?? false);
    }
    const literal = literalOf(value);
    const text = literal === null ? '' : foldPath(literal);
    const pattern = wholePattern(value, foldPath);
    const isMeant = literal === null ? (of: string) => pattern.test(of) : (of: string) => of.includes(text);
    const subject = (path: string): string =>
      field === 'path' ? path : path.slice(path.lastIndexOf('/') + 1);
    const folded = paths.facts().folded();
    return where((id) => isMeant(subject(folded[id] ?? '')));
  };

  /** @param inCaptions what was found of it in NL captions, if that has been searched already */
  const termSet = (term: Term, inCaptions?: ArrayLike<number>): BitSet => {
    switch (term.kind) {
      case 'bare': {
        const set = withTags(tagsContaining(columns.tags, term.value));
        addAll(set, inCaptions ?? proseMatching(texts, term));
        return set;
      }
      case 'nl':
        return setOf(inCaptions ?? proseMatching(texts, term), columns.slots);
      case 'tag':
        return withTags(tagsNamed(columns.tags, term.field, term.value));
      case 'path':
        return byPath(term);
      case 'number':
      case 'range': {
        const holds = comparisonOf(term);
        const measure = measures.of(term.field);
        return where((id) => holds(measure(id)));
      }
      case 'missing': {
        const set = withFlags(captionFlags[term.caption].any);
        complement(set, everything());
        return set;
      }
      case 'empty':
        return withFlags(captionFlags[term.caption].empty);
      case 'is':
        return stateSet(term.state);
      case 'mark':
        return markedSet(marks, term.mark, everything(), columns.slots);
      case 'finding':
        return setOf(findings.ids(term.field, term.value), columns.slots);
    }
  };

  /** Prose is searched in SQLite, which may know of samples that the columns do not have yet, or no more. */
  const keptSet = (term: Term): BitSet => {
    const sets = kept();
    const text = printTerm(term);
    let set = sets.get(text);
    if (set === undefined || isOutsideColumns(term)) {
      set = termSet(term);
      intersect(set, everything());
      if (sets.size >= keptTerms) sets.clear();
      sets.set(text, set);
    }
    return set;
  };

  const prepare = async (where: Condition | null, find: FindInCaptions): Promise<Prepared> => {
    const terms = new Map([...termsOf(where)].map((term) => [printTerm(term), term]));
    const prepared = new Map<string, BitSet>();
    const wide = [...terms.values()].some(searchesEveryCaption);
    if (terms.size <= termsAtOnce && !wide) return prepared;
    const searches = [...terms].filter(
      (entry): entry is [string, ProseSearch] => entry[1].kind === 'bare' || entry[1].kind === 'nl',
    );
    const found =
      searches.length === 0 ? [] : await find(searches.map(([, { value, phrase }]) => ({ value, phrase })));
    const inCaptions = new Map(searches.map(([text], i) => [text, found[i] ?? []]));
    let done = 0;
    for (const [text, term] of terms) {
      const set = termSet(term, inCaptions.get(text));
      intersect(set, everything());
      prepared.set(text, set);
      done += 1;
      if (done % termsAtOnce === 0) await setImmediate();
    }
    return prepared;
  };

  const evaluate = (condition: Condition | null, prepared: Prepared = unprepared): BitSet => {
    if (condition === null) return everything().slice();
    if (condition.kind === 'and') {
      const set = everything().slice();
      for (const part of condition.parts) {
        if (part.kind === 'not') subtract(set, evaluate(part.part, prepared));
        else intersect(set, evaluate(part, prepared));
      }
      return set;
    }
    if (condition.kind === 'or') {
      const set = emptySet(columns.slots);
      for (const part of condition.parts) unite(set, evaluate(part, prepared));
      return set;
    }
    if (condition.kind === 'not') {
      const set = evaluate(condition.part, prepared);
      complement(set, everything());
      return set;
    }
    return (prepared.get(printTerm(condition)) ?? keptSet(condition)).slice();
  };

  return { everything, evaluate, prepare };
};
