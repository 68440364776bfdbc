/** `rename`, `edit` and `normalise` in other processes: what they write, and what they say where they write nothing. */
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pngOf, tempFolder, writeFiles } from '../../engine/testing.ts';
import { runCommand } from '../testing.ts';

const dataset = async (): Promise<string> => {
  const folder = tempFolder();
  writeFiles(folder, { 'a.png': await pngOf(), 'a.txt': 'vue, long hair' });
  return folder;
};

test.each([
  ['vue', 'vue', '“vue” is spelled so already, in the 1 sample that has it.'],
  ['absent', 'x', 'No caption here has the tag “absent”, and no NL caption names it.'],
])('rename %s %s changes nothing, and says why', async (from, to, why) => {
  const ended = await runCommand(['rename', await dataset(), from, to, '--json']);
  expect(ended.code).toBe(0);
  expect(JSON.parse(ended.stdout)).toMatchObject({ edit: null, written: 0 });
  expect(ended.stderr).toContain(`Nothing to change: ${why}`);
});

test('--where @name takes the query that is saved under this name, and refuses an unknown one', async () => {
  const folder = await dataset();
  writeFiles(folder, {
    'b.png': await pngOf(),
    'b.txt': 'vue, short hair',
    'proofsheet.json': JSON.stringify({ queries: { 'Long hair': 'tag:long_hair' } }),
  });
  const words = ['--add', 'x', '--json'];
  const done = await runCommand(['edit', folder, '--where', '@long hair', ...words]);
  expect(JSON.parse(done.stdout)).toMatchObject({ written: 1 });
  expect(readFileSync(join(folder, 'b.txt'), 'utf8')).toBe('vue, short hair');
  const refused = await runCommand(['edit', folder, '--where', '@short', ...words]);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('No saved query is called “short”. There are: @Long hair.');
});

test('rename to another spelling writes it', async () => {
  const folder = await dataset();
  const ended = await runCommand(['rename', folder, 'vue', 'Vue', '--json']);
  expect(JSON.parse(ended.stdout)).toMatchObject({ written: 1 });
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('Vue, long hair');
});

test('a replacement in another language’s words is wrong usage, and says the right ones', async () => {
  const refused = await runCommand(['edit', await dataset(), '--replace', '(\\w+) hair', '\\1 fur']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('write $1');
});

test.each([
  [['edit', '--add', 'a, b'], "“a, b” is 2 tags, and --add takes one: write --add 'a' --add 'b'."],
  [['edit', '--add', 'c', '--remove', 'a, b'], "--remove takes one: write --remove 'a' --remove 'b'."],
  [['rename', 'vue', 'b, c'], '“b, c” is 2 tags: name one at a time.'],
  [['swap', 'a,', 'vue'], '“a,” is not a tag: a comma or a line break ends a tag.'],
])('several tags where one belongs are wrong usage: %j', async ([name = '', ...words], why) => {
  const refused = await runCommand([name, await dataset(), ...words]);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain(why);
});

const unreadable = async (): Promise<string> => {
  const folder = await dataset();
  const outside = tempFolder();
  writeFiles(outside, { 'd.txt': 'vue' });
  const image = await pngOf();
  writeFiles(folder, {
    'b.png': image,
    'b.txt': Buffer.from('vue, caf\xe9', 'latin1'),
    'c.png': image,
    'c.txt': `vue, ${'a'.repeat(4 * 1024 * 1024)}`,
    'd.png': image,
  });
  symlinkSync(join(outside, 'd.txt'), join(folder, 'd.txt'));
  return folder;
};

test.each([['rename', 'vue', 'view'], ['normalise']])(
  'captions that cannot be read are named by %s',
  async (name, ...words) => {
    const folder = await unreadable();
    const named = ['b.txt', 'c.txt', 'd.txt'];
    for (const dry of [['--dry-run'], []]) {
      const ended = await runCommand([name, folder, ...words, '--json', '--quiet', ...dry]);
      expect(ended.code).toBe(1);
      const { failures } = JSON.parse(ended.stdout) as { failures: { relPath: string; code: string }[] };
      expect(failures.map(({ relPath, code }) => [relPath, code])).toEqual(
        named.map((relPath) => [relPath, 'unreadable']),
      );
      for (const relPath of named) expect(ended.stderr).toContain(relPath);
      expect(ended.stderr).toContain('3 captions could not be read');
    }
    expect(readFileSync(join(folder, 'b.txt'), 'latin1')).toBe('vue, caf\xe9');
  },
);
