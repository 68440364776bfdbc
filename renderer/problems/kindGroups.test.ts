import { expect, test } from 'vitest';
import type { ProblemKindState } from '../../shared/api/problems.ts';
import { groupKinds } from './kindGroups.ts';

const state = (kind: ProblemKindState['kind'], count: number, on = true): ProblemKindState => ({
  kind,
  on,
  count,
  samples: count,
  fixes: [],
});

const names = (of: readonly ProblemKindState[]): readonly string[] => of.map(({ kind }) => kind);

test('found kinds come by gravity, whatever their counts; clean ones and those switched off apart', () => {
  const kinds = [
    state('dark', 90),
    state('orphan', 2),
    state('empty-tags', 1),
    state('grey', 0),
    state('light', 0, false),
  ];
  const groups = groupKinds(kinds, null);
  expect(names(groups.found)).toEqual(['empty-tags', 'orphan', 'dark']);
  expect(names(groups.clean)).toEqual(['grey']);
  expect(names(groups.off)).toEqual(['light']);
});

test('a kind of which nothing is left stays where it is while one looks at it', () => {
  expect(groupKinds([state('grey', 0)], 'grey').found).toHaveLength(1);
});
