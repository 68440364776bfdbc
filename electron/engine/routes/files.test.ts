/** What of a folder is no sample, as the file report, the numbers and the problems tell it. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

const png = await pngOf();
const jpeg = await sharp(png).jpeg().toBuffer();

const problemsOf = async (folder: string) => {
  const engine = await startEngine();
  await engine.open(folder);
  await engine.call('POST /api/problems/look', { body: { pictures: false } });
  const { problems } = await engine.call('GET /api/problems/all', { query: { from: 0, count: 100 } });
  return { engine, problems: problems.map(({ kind, relPath, message }) => [kind, relPath, message]) };
};

test('captions under another suffix are counted, and told in place of missing ones', async () => {
  const folder = tempFolder();
  writeFiles(folder, {
    'a.png': png,
    'a.txt': 'solo',
    'b.png': png,
    'b.txt': 'solo',
    'c.png': png,
    'c.caption': 'solo',
    'd.png': png,
  });
  const { engine, problems } = await problemsOf(folder);
  const { otherCaptions } = await engine.call('GET /api/files');
  expect(otherCaptions).toEqual([{ suffix: '.caption', as: 'tags', alone: 1, files: ['c.caption'] }]);
  expect((await engine.call('GET /api/stats')).otherCaptions).toEqual(otherCaptions);
  expect(problems.filter(([kind]) => kind === 'unread-caption' || kind === 'missing-tags')).toEqual([
    ['missing-tags', 'd.png', 'It has no tags.'],
    ['unread-caption', 'c.png', '“c.caption” belongs to it and is not read.'],
  ]);
});

test('a suffix beside the tags is most likely that of NL captions', async () => {
  const folder = tempFolder();
  writeFiles(folder, { 'a.png': png, 'a.txt': 'solo', 'a.caption': 'One girl, alone.' });
  const engine = await startEngine();
  await engine.open(folder);
  const { otherCaptions } = await engine.call('GET /api/files');
  expect(otherCaptions).toMatchObject([{ suffix: '.caption', as: 'nl', alone: 1 }]);
});

test('content that is not what the name says is told in words', async () => {
  const folder = tempFolder();
  writeFiles(folder, {
    'a.png': jpeg,
    'lfs.jpg': 'version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 3\n',
    'page.jpg': '<html><body>Not found</body></html>',
    'empty.jpg': '',
    'right.jpg': jpeg,
  });
  const { problems } = await problemsOf(folder);
  const told = new Map(
    problems
      .filter(([kind]) => kind === 'wrong-type' || kind === 'broken-image')
      .map(([, relPath, message]) => [relPath, message]),
  );
  expect(told.get('a.png')).toBe('This is a JPEG named .png.');
  expect(told.get('lfs.jpg')).toMatch(/Git LFS pointer.*git lfs pull/);
  expect(told.get('page.jpg')).toMatch(/an HTML page, not an image/);
  expect(told.get('empty.jpg')).toBe('The file is empty.');
  expect(told.has('right.jpg')).toBe(false);
});

test('folders that are not read are listed with the reason; hidden ones do not ask to be looked at', async () => {
  const folder = tempFolder();
  writeFiles(folder, { 'a.png': png, 'cache/b.png': png, '.git/c.png': png });
  mkdirSync(join(folder, 'node_modules'));
  const engine = await startEngine();
  expect(await engine.open(folder)).toMatchObject({ samples: 1, skipped: 2 });
  const { skipped } = await engine.call('GET /api/files');
  expect(skipped.map(({ relPath }) => relPath).toSorted()).toEqual(['.git', 'cache', 'node_modules']);
  expect(skipped.every(({ reason }) => reason !== '')).toBe(true);
});
