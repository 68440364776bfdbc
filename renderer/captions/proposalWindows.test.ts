import { expect, test } from 'vitest';
import type { Proposal } from '../../shared/api/proposals.ts';
import { windowSize, without, withState, type ProposalWindow } from './proposalWindows.ts';

const proposalOf = (id: number): Proposal => ({
  id,
  run: 1,
  caption: 'nl',
  by: 'a model',
  relPath: `${id}.png`,
  row: null,
  state: 'ready',
  superseded: false,
  before: null,
  proposal: 'A girl.',
  tags: null,
  marks: [],
  failed: null,
  characters: [],
});

/** Windows of a list of the ids 1, 2, ... */
const windowsOf = (total: number, numbers: readonly number[]): ReadonlyMap<number, ProposalWindow> =>
  new Map(
    numbers.map((number) => {
      const from = number * windowSize;
      const length = Math.max(0, Math.min(windowSize, total - from));
      return [number, { proposals: Array.from({ length }, (_, at) => proposalOf(from + at + 1)), total }];
    }),
  );

const idsOf = (windows: ReadonlyMap<number, ProposalWindow>, number: number) =>
  windows.get(number)?.proposals.map((each) => each?.id ?? null);

test('what is behind the one that goes moves up, over the edges of windows', () => {
  const next = without(windowsOf(130, [0, 1, 2]), 3);
  expect(idsOf(next, 0)?.slice(0, 4)).toEqual([1, 2, 4, 5]);
  expect(idsOf(next, 0)).toHaveLength(windowSize);
  expect(idsOf(next, 0)?.at(-1)).toBe(51);
  expect(idsOf(next, 1)?.[0]).toBe(52);
  expect(idsOf(next, 2)).toHaveLength(29);
  expect([...next.values()].map(({ total }) => total)).toEqual([129, 129, 129]);
});

test('where the window behind is not known, the last place is not known either', () => {
  const next = without(windowsOf(130, [0]), 3);
  expect(idsOf(next, 0)).toHaveLength(windowSize);
  expect(idsOf(next, 0)?.at(-1)).toBeNull();
});

test('the last of all leaves a shorter list', () => {
  const next = without(windowsOf(52, [0, 1]), 52);
  expect(idsOf(next, 1)).toEqual([51]);
  expect(idsOf(next, 0)).toEqual(idsOf(windowsOf(52, [0]), 0));
});

test('one that is in none of them changes nothing', () => {
  const windows = windowsOf(60, [0]);
  expect(without(windows, 55)).toBe(windows);
});

test('another state is seen in its place', () => {
  const next = withState(windowsOf(3, [0]), 2, 'accepted');
  expect(next.get(0)?.proposals.map((each) => each?.state)).toEqual(['ready', 'accepted', 'ready']);
});
