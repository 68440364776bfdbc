/** What a query asks of the parts of the engine: its terms, and the findings that they need. */
import type { FindingsName } from '../api/findings.ts';
import type { Condition, FindingField, Term } from './ast.ts';
import { isSeenInImages } from '../problems/kinds.ts';

/** Every term of a condition, in its order, as often as it stands there. */
export function* termsOf(where: Condition | null): Generator<Term> {
  if (where === null) return;
  if (where.kind === 'and' || where.kind === 'or') for (const part of where.parts) yield* termsOf(part);
  else if (where.kind === 'not') yield* termsOf(where.part);
  else yield where;
}

/** Whether a term goes through NL captions text by text: full-text search knows no wildcards inside a word. */
export const searchesEveryCaption = (term: Term): boolean =>
  (term.kind === 'bare' || term.kind === 'nl') &&
  term.value.some((part, i) => part.kind === 'one' || (part.kind === 'any' && i < term.value.length - 1));

/** The page of findings that fills a field. */
export const findingsOf = {
  problem: 'problems',
  suspect: 'mislabels',
  duplicate: 'duplicates',
} as const satisfies Record<FindingField, FindingsName>;

/** What has to be looked for before a query can be answered. */
export interface NeededFindings {
  readonly findings: readonly ((typeof findingsOf)[FindingField] | 'tags')[];
  /** Whether it asks who wrote captions. */
  readonly origins: boolean;
  /** Whether every image has to be decoded for it: an image that is cut short shows it only then. */
  readonly images: boolean;
}

export const neededFindings = (where: Condition | null): NeededFindings => {
  const findings = new Set<NeededFindings['findings'][number]>();
  let [images, origins] = [false, false];
  for (const term of termsOf(where)) {
    if (term.kind === 'finding') {
      findings.add(findingsOf[term.field]);
      images ||= term.field === 'duplicate' || (term.field === 'problem' && isSeenInImages(term.value));
    }
    if (term.kind === 'doubt') findings.add('tags');
    if (term.kind === 'by') origins = true;
    if (term.kind === 'is' && term.state === 'broken') {
      findings.add('problems');
      images = true;
    }
  }
  return { findings: [...findings], images, origins };
};
