/** The kinds in the order in which the page lists them. Pure. */
import type { ProblemKindState } from '../../shared/api/problems.ts';
import type { ProblemKind } from '../../shared/problems/kinds.ts';
import { kindTable, type Severity } from '../../shared/problems/kindTable.ts';

export interface KindGroups {
  /** Found and looked for, the gravest first. */
  readonly found: readonly ProblemKindState[];
  /** Looked for, and nothing found. */
  readonly clean: readonly ProblemKindState[];
  /** Not looked for. */
  readonly off: readonly ProblemKindState[];
}

const order = new Map(kindTable.map(({ kind }, at) => [kind, at]));
const place = ({ kind }: ProblemKindState): number => order.get(kind) ?? 0;

/** @param chosen stays among those found also when nothing is left of it, so that it does not vanish under the user */
export const groupKinds = (kinds: readonly ProblemKindState[], chosen: ProblemKind | null): KindGroups => {
  const sorted = kinds.toSorted((a, b) => place(a) - place(b));
  const isFound = ({ kind, on, count }: ProblemKindState): boolean => on && (count > 0 || kind === chosen);
  return {
    found: sorted.filter(isFound),
    clean: sorted.filter((state) => state.on && !isFound(state)),
    off: sorted.filter(({ on }) => !on),
  };
};

export const severityWords: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'worth a look',
  hint: 'hint',
};

const proseKinds: ReadonlySet<ProblemKind> = new Set([
  'nl-names-nobody',
  'nl-names-other',
  'shared-nl',
  'too-long',
]);

const tagKinds: ReadonlySet<ProblemKind> = new Set([
  'mixed-spelling',
  'unescaped-parentheses',
  'prompt-syntax',
  'other-separator',
  'odd-characters',
  'near-miss-name',
  'duplicate-tag',
  'comma-without-space',
  'activation-not-first',
  'activation-not-kept',
  'no-artist',
  'conflicting-tags',
  'nl-names-other',
  'nl-names-nobody',
  'too-long',
]);

/** Which captions show what is wrong. */
export const captionsShown = (kind: ProblemKind): { readonly tags: boolean; readonly prose: boolean } => ({
  tags: tagKinds.has(kind),
  prose: proseKinds.has(kind),
});
