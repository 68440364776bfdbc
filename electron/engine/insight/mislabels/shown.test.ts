/** Mislabels as windows show them, and what is set when labels are right. */
import { describe, expect, test } from 'vitest';
import { rowOf } from '../../testing.ts';
import type { CurrentSuspect } from './current.ts';
import { keepLabels } from './keepLabels.ts';
import { mislabelsState, suspectsPage } from './shown.ts';

const suspect = (id: number, tier: 'likely' | 'look', kept = false): CurrentSuspect => ({
  id,
  kept,
  suspect: {
    relPath: `${id}.png`,
    given: 'perlica',
    suggested: 'gone (arknights)',
    margin: -0.5,
    tier,
    reasons: ['3 of 10'],
    nearest: { given: ['1.png'], suggested: ['2.png', 'vanished.png'] },
  },
});
const numbered = (relPath: string): number | undefined => Number.parseInt(relPath, 10) || undefined;

const mislabelsOf = (suspects: readonly CurrentSuspect[] | null, outOfDate = false) => ({
  found: () => (suspects === null ? null : { judged: 9, compared: 8, suspects: [], skipped: [] }),
  current: () => (suspects === null ? null : { idOf: numbered, suspects, overlaps: [] }),
  outOfDate: () => outOfDate,
  failed: () => null,
  dataset: {
    columns: {
      tags: { find: (key: string) => (key === 'perlica' ? 4 : -1), spelling: () => 'Perlica' },
    },
  },
});
const pictures = { known: 0, total: 0, job: null, failed: null };

describe('the state', () => {
  test('counts what is open by tier, and what was kept', () => {
    const mislabels = mislabelsOf([suspect(1, 'likely'), suspect(2, 'look'), suspect(3, 'look', true)]);
    expect(mislabelsState(mislabels, pictures)).toMatchObject({
      phase: 'found',
      judged: 9,
      counts: { likely: 1, look: 1, kept: 1 },
    });
  });

  test('before the first result says whether it is being looked for', () => {
    expect(mislabelsState(mislabelsOf(null), pictures).phase).toBe('unknown');
    expect(mislabelsState(mislabelsOf(null, true), pictures).phase).toBe('finding');
  });
});

/** Rows of samples that exist: all but 7. */
const rows = (ids: readonly number[]) => ids.filter((id) => id !== 7).map((id) => rowOf(id));

describe('a page of suspects', () => {
  const all = [suspect(5, 'likely'), suspect(6, 'likely', true), suspect(7, 'look')];

  test('holds those that are open, or those that were kept', () => {
    const open = suspectsPage(mislabelsOf(all), { from: 0, count: 10, kept: false }, rows);
    expect(open.suspects.map(({ row }) => row.id)).toEqual([5]);
    expect(open.total).toBe(2);
    const kept = suspectsPage(mislabelsOf(all), { from: 0, count: 10, kept: true }, rows);
    expect(kept.suspects.map(({ row }) => row.id)).toEqual([6]);
    expect(suspectsPage(mislabelsOf(all), { from: 2, count: 10, kept: false }, rows).suspects).toEqual([]);
  });

  test('has rows of the nearest images that are there, and a key for a character that is gone', () => {
    const { suspects } = suspectsPage(mislabelsOf(all), { from: 0, count: 1, kept: false }, rows);
    expect(suspects[0]?.nearest.suggested.map(({ relPath }) => relPath)).toEqual(['2.png']);
    expect(suspects[0]?.given).toMatchObject({ tag: 'Perlica', key: 'perlica' });
    expect(suspects[0]?.suggested.tag).toBe('gone (arknights)');
  });

  test('is empty before the first result', () => {
    const none = suspectsPage(mislabelsOf(null), { from: 0, count: 10, kept: false }, rows);
    expect(none).toEqual({ total: 0, suspects: [] });
  });
});

describe('labels that are right', () => {
  const columns = {
    relPath: (id: number) => (id < 10 ? `sub/${id}.png` : ''),
    captionHash: (id: number) => `hash ${id}`,
  } as Parameters<typeof keepLabels>[0]['columns'];

  test('are kept while their captions stay', () => {
    expect(keepLabels({ columns }, [1, 12], true)).toMatchObject({
      label: 'Keep the label of 1.png',
      after: [{ path: ['mislabels', 'kept', 'sub/1.png'], value: { captions: 'hash 1' } }],
    });
    expect(keepLabels({ columns }, [1, 2], true).label).toBe('Keep 2 labels');
  });

  test('can be suspected again', () => {
    const { label, after } = keepLabels({ columns }, [1, 2], false);
    expect(label).toBe('Suspect 2 labels again');
    expect(after.map(({ value }) => value)).toEqual([null, null]);
  });

  test('of samples that are gone are refused', () => {
    expect(() => keepLabels({ columns }, [12], true)).toThrow('no longer in the dataset');
  });
});
