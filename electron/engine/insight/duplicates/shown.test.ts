/** Duplicates as windows show them, and what is set when they are none. */
import { describe, expect, test } from 'vitest';
import { projectSettings } from '../../../../shared/api/project.ts';
import type { SampleRow } from '../../../../shared/api/sample.ts';
import { rowOf } from '../../testing.ts';
import { tellApart } from './apart.ts';
import type { FoundGroup } from './currentGroups.ts';
import { duplicateState, shownGroup } from './shown.ts';

const member = (id: number) => ({ id, closeness: 'same', distance: 0, how: [] }) as const;
const group = (...ids: number[]): FoundGroup => ({ kind: 'same', members: ids.map(member) });
const sha256Of = (id: number): string | null => (id === 99 ? null : `sha256-${id}`.padEnd(64, '0'));

const shownWith = (...rows: readonly SampleRow[]) =>
  shownGroup(group(...rows.map(({ id }) => id)), () => rows, sha256Of);

describe('why the first is suggested', () => {
  test.each([
    ['the largest', [rowOf(1, { width: 200 }), rowOf(2)], 'It is the largest: 200 x 100.'],
    [
      'the least compressed of equally large ones',
      [rowOf(1, { fileSize: 2000 }), rowOf(2)],
      'None is larger, and it is the least compressed.',
    ],
    [
      'of several formats, whatever their size',
      [rowOf(1, { format: 'png' }), rowOf(2, { format: 'jpeg', fileSize: 5000 })],
      'None is larger, and it is the least compressed.',
    ],
    [
      'the one with the most captions',
      [rowOf(1, { nl: { state: 'present', text: 'A girl.' } }), rowOf(2)],
      'None is larger, and it has the most captions.',
    ],
    ['else the first by name', [rowOf(1), rowOf(2)], 'None is larger; it is the first by name.'],
  ])('%s', (_, rows, reason) => {
    expect(shownWith(...rows)?.reason).toBe(reason);
  });
});

test('members that have changed since are left out; none left is no group', () => {
  expect(shownWith(rowOf(1), rowOf(99))?.members.map(({ row }) => row.id)).toEqual([1]);
  expect(shownWith(rowOf(99))).toBeNull();
});

const stateOf = (groups: readonly FoundGroup[] | null, finding = false, measured = 3) =>
  duplicateState(
    {
      groups: () => groups,
      finding: () => finding,
      dataset: {
        project: () => ({
          document: {},
          settings: projectSettings.parse({ duplicates: { apart: { 'a+b': ['a.png', 'b.png'] } } }),
          marks: new Map(),
          problem: null,
          version: 1,
        }),
      },
    },
    { measured, total: 3 },
  );

describe('numbers', () => {
  test('of groups and of the images that are spare', () => {
    expect(stateOf([group(1, 2, 3), group(4, 5)])).toMatchObject({
      phase: 'found',
      groups: 2,
      counts: { equal: 0, same: 2, similar: 0 },
      spare: 3,
      apart: 1,
    });
  });

  test('it is found only when all images were measured', () => {
    expect(stateOf(null).phase).toBe('unmeasured');
    expect(stateOf([], false, 2).phase).toBe('unmeasured');
    expect(stateOf([], true).phase).toBe('finding');
  });
});

describe('images that are no duplicates', () => {
  const columns = { relPath: (id: number) => `sub/${id}.png` } as Parameters<typeof tellApart>[0]['columns'];

  test('are told apart in pairs', () => {
    const { label, after } = tellApart({ columns }, [1, 2, 3], sha256Of);
    expect(label).toBe('Not duplicates: 1.png, 2.png, 3.png');
    expect(after.map(({ value }) => value)).toEqual([
      ['sub/1.png', 'sub/2.png'],
      ['sub/1.png', 'sub/3.png'],
      ['sub/2.png', 'sub/3.png'],
    ]);
    expect(new Set(after.map(({ path }) => path.join(' '))).size).toBe(3);
  });

  test('must be as they were when they were compared', () => {
    expect(() => tellApart({ columns }, [1, 99], sha256Of)).toThrow('have changed since');
  });
});
