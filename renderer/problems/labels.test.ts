import { expect, test } from 'vitest';
import { summaryWords } from './labels.ts';

const kind = (count: number, on = true) => ({ kind: 'grey' as const, on, count, samples: count, fixes: [] });

test('the summary counts problems and the kinds that are searched for and were found', () => {
  const kinds = [kind(11), kind(1), kind(0), kind(5, false)];
  expect(summaryWords({ looking: false, known: true, total: 12, kinds }, 9)).toBe(
    '9 samples and files, 2 kinds of problems',
  );
  expect(summaryWords({ looking: true, known: true, total: 0, kinds: [] }, 0)).toBe('Nothing found');
});

test('before a first result it says whether there will be one', () => {
  const nothing = { known: false, total: 0, kinds: [] };
  expect(summaryWords({ ...nothing, looking: true }, null)).toBe('Looking for problems...');
  expect(summaryWords({ ...nothing, looking: false }, null)).toBe('Not checked yet');
});
