import { expect, test } from 'vitest';
import { sparseDesign } from './design.ts';
import { judge, type Hint } from './judge.ts';
import { createRandom } from './random.ts';
import { tagRows } from './tagRows.ts';

/** Four characters, each with six tags of its own that occur four times in five; some are labelled wrongly. */
const make = ({ each, wrong, small = 0 }: { each: number; wrong: readonly number[]; small?: number }) => {
  const random = createRandom(7);
  const shown = [
    ...Array.from({ length: each * 3 }, (_, row) => row % 3),
    ...Array.from({ length: small }, () => 3),
  ];
  const names = Array.from({ length: 60 }, (_, tag) => `tag ${tag}`);
  const lists = shown.map((character) => [
    ...Array.from({ length: 6 }, (_, trait) => character * 6 + trait).filter(() => random.next() < 0.8),
    ...Array.from({ length: 4 }, () => 24 + random.below(36)),
  ]);
  const given = Int32Array.from(shown, (character, row) =>
    wrong.includes(row) ? (character + 1) % 3 : character,
  );
  return { lists, names, given, shown };
};

const run = ({ lists, names, given }: ReturnType<typeof make>, hints: readonly Hint[] = []) => {
  const design = sparseDesign(tagRows(lists, names).sparse);
  const channel = { design, rows: Int32Array.from(given.keys()), penalty: 1 };
  const told: number[] = [];
  const judgement = judge({
    given,
    classes: 4,
    channels: [channel],
    hints,
    onProgress: (done, total) => told.push(done / total),
  });
  return { ...judgement, told };
};

test('finds the wrong labels, says whose they are, and nothing else', () => {
  const wrong = [3, 10, 20];
  const made = make({ each: 15, wrong });
  const { verdicts } = run(made);
  const likely = verdicts.filter(({ tier }) => tier === 'likely');
  expect(likely.map(({ row }) => row).toSorted((a, b) => a - b)).toEqual(wrong);
  for (const { row, suggested } of likely) expect(suggested).toBe(made.shown[row]);
});

test('the most suspect come first, and margins lie between -1 and 0', () => {
  const { verdicts } = run(make({ each: 15, wrong: [3, 10, 20] }));
  const margins = verdicts.map(({ margin }) => margin);
  expect(margins).toEqual(margins.toSorted((a, b) => a - b));
  expect(Math.min(...margins)).toBeGreaterThanOrEqual(-1);
  expect(Math.max(...margins)).toBeLessThanOrEqual(0);
});

test('the chances of who is shown sum to one', () => {
  const { truth, judged } = run(make({ each: 8, wrong: [1] }));
  for (const row of judged) {
    const chances = truth.values.subarray(row * 4, row * 4 + 4);
    expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  }
});

test('a label with fewer than five samples is never judged', () => {
  const made = make({ each: 10, wrong: [], small: 4 });
  const { judged, verdicts } = run(made);
  expect([...judged].filter((row) => made.given[row] === 3)).toEqual([]);
  expect(verdicts.filter(({ given }) => given === 3)).toEqual([]);
});

test('a whole batch that is wrong does not vouch for itself', () => {
  const batch = Array.from({ length: 8 }, (_, at) => at * 3);
  const { verdicts } = run(make({ each: 24, wrong: batch }));
  const first = verdicts.slice(0, batch.length).map(({ row }) => row);
  expect(first.toSorted((a, b) => a - b)).toEqual(batch);
});

test('a hint moves what is undecided, not what is plain', () => {
  const made = make({ each: 15, wrong: [3] });
  const marginOf = (hints: readonly Hint[], row: number) =>
    run(made, hints).verdicts.find((verdict) => verdict.row === row)?.margin ?? 0;
  const hint = [{ row: 3, towards: made.shown[3] ?? 0, factor: 5 }];
  expect(marginOf(hint, 3)).toBeLessThanOrEqual(marginOf([], 3));
  expect(marginOf([{ row: 4, towards: 0, factor: 5 }], 4)).toBeGreaterThan(-0.5);
});

test('progress goes from nothing to all, and the same question has the same answer', () => {
  const first = run(make({ each: 10, wrong: [2] }));
  expect(first.told.at(-1)).toBe(1);
  expect(first.told).toEqual(first.told.toSorted((a, b) => a - b));
  expect(run(make({ each: 10, wrong: [2] })).verdicts).toEqual(first.verdicts);
});
