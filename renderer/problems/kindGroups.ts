/** The kinds in the order of the page's list. Pure. */
import type { ProblemKindState } from '../../shared/api/problems.ts';
import { problemKinds, type ProblemKind } from '../../shared/problems/kinds.ts';

export interface KindGroups {
  /** Found and looked for, the most severe first. */
  readonly found: readonly ProblemKindState[];
  /** Looked for, and nothing found. */
  readonly clean: readonly ProblemKindState[];
  /** Not looked for. */
  readonly off: readonly ProblemKindState[];
}

const order = new Map(problemKinds.map((kind, at) => [kind, at]));
const place = ({ kind }: ProblemKindState): number => order.get(kind) ?? 0;

/**
 * @param chosen stays among the found ones when nothing is left of it, so that it does not vanish under the
 * user
 */
export const groupKinds = (kinds: readonly ProblemKindState[], chosen: ProblemKind | null): KindGroups => {
  const sorted = kinds.toSorted((a, b) => place(a) - place(b));
  const isFound = ({ kind, on, count }: ProblemKindState): boolean => on && (count > 0 || kind === chosen);
  return {
    found: sorted.filter(isFound),
    clean: sorted.filter((state) => state.on && !isFound(state)),
    off: sorted.filter(({ on }) => !on),
  };
};
