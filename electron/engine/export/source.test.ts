import { expect, test } from 'vitest';
import { largestCaption } from '../scan/decode.ts';
import { tempFolder, writeFiles } from '../testing.ts';
import { openSource, SourceProblem } from './source.ts';

test('a caption over 4 MB is not exported, and says so', () => {
  const root = tempFolder();
  writeFiles(root, { 'a.txt': 'x'.repeat(largestCaption + 1), 'b.txt': 'x'.repeat(largestCaption) });
  const source = openSource(root);
  expect(() => source.caption('a.txt')).toThrow(SourceProblem);
  expect(() => source.caption('a.txt')).toThrow('It is too large for a caption (over 4 MB).');
  expect(source.caption('b.txt')).toHaveLength(largestCaption);
});
