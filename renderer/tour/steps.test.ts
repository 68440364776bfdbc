import { expect, test } from 'vitest';
import { labelOf } from '../../shared/edit/label.ts';
import { tourSteps, type TourFacts } from './steps.ts';

const atFirst: TourFacts = { query: '', page: 'sheet', fullView: false, edits: [] };
const swap = labelOf({
  kind: 'swap-tags',
  a: 'alesh \\(arknights\\)',
  b: 'pogranichnik \\(arknights\\)',
  tags: true,
  prose: true,
});
const other = labelOf({ kind: 'add-tag', tag: 'pogranichnik', place: { at: 'end' } });

/** What is so when each step ends. */
const ends: readonly Partial<TourFacts>[] = [
  { query: 'char:Pogranichnik' },
  { fullView: true },
  { page: 'mislabels' },
  { edits: [{ label: swap, inForce: true }] },
  { edits: [{ label: swap, inForce: false }] },
];

test('no step is done at first', () => {
  expect(tourSteps.filter((step) => step.isDone(atFirst))).toEqual([]);
});

test('each step ends by what it asks for, and by that alone', () => {
  expect(tourSteps.map((step) => ends.map((end) => step.isDone({ ...atFirst, ...end })))).toEqual(
    ends.map((_, step) => ends.map((_, end) => step === end)),
  );
});

test('an edit of another kind is not the swap', () => {
  const facts = { ...atFirst, edits: [{ label: other, inForce: true }] };
  expect(tourSteps.some((step) => step.isDone(facts))).toBe(false);
});
