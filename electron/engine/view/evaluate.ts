/** From a query to the set of samples that it matches: terms give sets, conditions combine them. */
import { setImmediate } from 'node:timers/promises';
import { type Condition, type Term } from '../../../shared/query/ast.ts';
import { searchesEveryCaption, termsOf } from '../../../shared/query/conditions.ts';
import { printTerm } from '../../../shared/query/print.ts';
import { complement, emptySet, intersect, subtract, unite, type BitSet } from './bitset.ts';
import { byRevision } from '../work/byRevision.ts';
import { isOutsideColumns } from './marks.ts';
import { type NlTerm } from './nlTerms.ts';
import { type TermSources, createTermSets } from './termSets.ts';

export interface Evaluator {
  /** All samples of the dataset; not to be changed. */
  readonly everything: () => BitSet;
  /**
   * The samples that a condition holds for, as the columns are now; every sample for null. The caller owns
   * the set. Whatever parses can be evaluated.
   * @param prepared what `prepare` made for this condition
   */
  readonly evaluate: (where: Condition | null, prepared?: Prepared) => BitSet;
  /** Does the slow part of a condition, without holding up other requests. @throws what `find` throws */
  readonly prepare: (where: Condition | null, find: FindInCaptions) => Promise<Prepared>;
}

/** Sets of terms, by how they are printed. */
export type Prepared = ReadonlyMap<string, BitSet>;

/** Searches NL captions in a thread. */
export type FindInCaptions = (terms: readonly NlTerm[]) => Promise<readonly ArrayLike<number>[]>;

/** This many terms are evaluated at once; more of them in pieces, between which requests are answered. */
const termsAtOnce = 8;

/** While a query is typed or refined most of its terms stay: their sets are kept until the columns change. */
const keptTerms = 64;

type NlSearchTerm = Extract<Term, { kind: 'bare' | 'nl' }>;

const unprepared: Prepared = new Map();

export const createEvaluator = (sources: TermSources): Evaluator => {
  const { columns } = sources;
  const { everything, ofTerm } = createTermSets(sources);
  const kept = byRevision(
    () => columns.revision,
    () => new Map<string, BitSet>(),
  );

  const keptSet = (term: Term): BitSet => {
    const sets = kept();
    const text = printTerm(term);
    let set = sets.get(text);
    if (set === undefined || isOutsideColumns(term)) {
      set = ofTerm(term);
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
      (entry): entry is [string, NlSearchTerm] => entry[1].kind === 'bare' || entry[1].kind === 'nl',
    );
    const found =
      searches.length === 0 ? [] : await find(searches.map(([, { value, phrase }]) => ({ value, phrase })));
    const inCaptions = new Map(searches.map(([text], i) => [text, found[i] ?? []]));
    let done = 0;
    for (const [text, term] of terms) {
      const set = ofTerm(term, inCaptions.get(text));
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
