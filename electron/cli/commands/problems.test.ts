/** `check` in another process, as scripts see it. */
import { expect, test } from 'vitest';
import { checkOutput } from '../../../shared/api/problems.ts';
import { pngOf, tempFolder, writeFiles } from '../../engine/testing.ts';
import { runCommand, type Ended } from '../testing.ts';
import { checkText } from './problems.ts';

const run = (words: readonly string[]): Promise<Ended> => runCommand(['check', ...words]);

const tags = 'perlica \\(arknights\\), arknights, @channel, 1girl, solo';

test('check says what it found, and fails on the kinds that are asked for', async () => {
  const folder = tempFolder();
  const png = await pngOf(40, 600);
  writeFiles(folder, {
    'a.png': png,
    'a.txt': `${tags}, smile, smile`,
    'b.png': png.subarray(0, png.length - 20),
    'b.txt': tags,
    'lost.txt': tags,
  });
  const found = await run([folder, '--json', '--fail-on', 'orphan, broken-image']);
  expect(found.code).toBe(1);
  const { problems, counts } = checkOutput.parse(JSON.parse(found.stdout));
  expect(counts).toMatchObject({
    'duplicate-tag': 1,
    orphan: 1,
    'broken-image': 1,
    'tiny-image': 1,
    'odd-ratio': 1,
  });
  expect(problems.find(({ kind }) => kind === 'duplicate-tag')).toEqual({
    kind: 'duplicate-tag',
    severity: 'warning',
    relPath: 'a.png',
    message: '“smile” stands there more than once.',
    fixable: true,
  });
  expect(problems.find(({ kind }) => kind === 'orphan')).toMatchObject({
    relPath: 'lost.txt',
    fixable: false,
  });

  const plain = await run([folder, '--no-pictures', '--fail-on', 'broken-image', '--quiet']);
  expect(plain).toMatchObject({ code: 0, stderr: '' });
  expect(plain.stdout).toContain('Tag twice in a caption (duplicate-tag, warning): 1');
});

test('a kind that there is not is refused, with a list of those that there are', async () => {
  const { code, stdout, stderr } = await run([tempFolder(), '--fail-on', 'missing']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('missing-tags, empty-tags');
});

test('of many files of a kind the first are named, the gravest kinds first', () => {
  const hints = Array.from({ length: 30 }, (_, at) => ({
    kind: 'dark' as const,
    severity: 'hint' as const,
    relPath: `${at}.png`,
    message: 'It is dark.',
    fixable: false,
  }));
  const error = {
    ...hints[0],
    kind: 'empty-tags',
    severity: 'error',
    relPath: 'x.png',
    message: 'Empty.',
    fixable: false,
  } as const;
  const text = checkText({ problems: [...hints, error], counts: { dark: 30, 'empty-tags': 1 } });
  expect(text).toContain('and 10 more');
  expect(text.indexOf('Tags are empty')).toBeLessThan(text.indexOf('Very dark'));
  expect(text).toContain('1 error, 30 hints');
  expect(checkText({ problems: [], counts: {} })).toBe('Nothing found.\n');
});
