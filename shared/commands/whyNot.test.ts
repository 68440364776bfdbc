import { expect, test } from 'vitest';
import { commandOf, commandRows } from './commands.ts';
import { pages, type Situation } from './context.ts';
import { isAvailable } from './match.ts';
import { whyNot } from './whyNot.ts';

const sheet: Situation = {
  dataset: true,
  page: 'sheet',
  loupe: false,
  compare: false,
  sample: true,
  selection: true,
  desktop: true,
};

/** Every situation that there can be. */
const situations = function* (): Generator<Situation> {
  for (const page of pages)
    for (const large of [{}, { loupe: true }, { compare: true }])
      for (const dataset of [true, false])
        for (const sample of [true, false])
          for (const desktop of [true, false])
            yield { ...sheet, page, ...large, dataset, sample, selection: sample, desktop };
};

test('every command that cannot be used says why, and no other does', () => {
  for (const row of commandRows) {
    for (const now of situations()) {
      const why = whyNot(row, now);
      expect(why === null, `${row.id} ${JSON.stringify(now)}`).toBe(isAvailable(row, now));
      if (why !== null) expect(why).toMatch(/^[A-Z].*\.$/);
    }
  }
});

test.each([
  ['bulk.rename', { dataset: false, page: 'sheet' }, 'Open a dataset first.'],
  ['mislabels.relabel', { page: 'sheet' }, 'Go to Mislabels first.'],
  ['mislabels.relabel', { page: 'mislabels', loupe: true }, 'Close the full view first.'],
  ['sort.open', { page: 'problems' }, 'Go to Samples first.'],
  ['zoom.in', { page: 'sheet' }, 'Open the full view first.'],
  ['compare.drop', { page: 'sheet' }, 'Compare images first.'],
  ['edit.tags', { page: 'sheet', sample: false, selection: false }, 'Select a sample first.'],
  ['edit.tags', { compare: true }, 'Close the comparison first.'],
  ['tagKey.4', { page: 'sheet' }, 'This tag key has no tag yet: edit the tag keys first.'],
  ['sample.reveal', { desktop: false }, 'Only in a window of its own, not in a browser.'],
] as const)('%s in %o', (id, change, words) => {
  expect(whyNot(commandOf(id), { ...sheet, ...change })).toBe(words);
});
