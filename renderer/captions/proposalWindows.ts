/** The list of proposals as far as it is known: windows of fixed size, and what a decision does to them before the engine answers. Pure. */
import type { Proposal } from '../../shared/api/proposals.ts';

/** Proposals a window. */
export const windowSize = 50;

/** Null: there is one, and it is not known yet. */
export interface ProposalWindow {
  readonly proposals: readonly (Proposal | null)[];
  /** Of the whole list. */
  readonly total: number;
}

export const windowOf = (position: number): number => Math.floor(position / windowSize);

type Windows = ReadonlyMap<number, ProposalWindow>;

/** The list without one of them: what is behind it moves up. The same windows where it is in none of them. */
export const without = (windows: Windows, id: number): Windows => {
  const place = [...windows].find(([, { proposals }]) => proposals.some((each) => each?.id === id));
  if (place === undefined) return windows;
  const [changed] = place;
  const next = new Map<number, ProposalWindow>();
  for (const [number, { proposals, total }] of windows) {
    if (number < changed) {
      next.set(number, { proposals, total: total - 1 });
      continue;
    }
    const left = number === changed ? proposals.filter((each) => each?.id !== id) : proposals.slice(1);
    const isFollowed = (number + 1) * windowSize < total;
    const following = isFollowed ? [windows.get(number + 1)?.proposals[0] ?? null] : [];
    next.set(number, { proposals: [...left, ...following], total: total - 1 });
  }
  return next;
};

/** The list with one of them in another state. */
export const withState = (windows: Windows, id: number, state: Proposal['state']): Windows =>
  new Map(
    [...windows].map(([number, { proposals, total }]) => [
      number,
      { proposals: proposals.map((each) => (each?.id === id ? { ...each, state } : each)), total },
    ]),
  );
