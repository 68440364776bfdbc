import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createRecent } from './recent.ts';
import { createSettings } from './settings.ts';
import { tempFolder } from './testing.ts';
import { createEvents } from './work/events.ts';

const quiet = (): void => undefined;

test('engines that share a data folder see and keep one another’s datasets', () => {
  const dataDir = tempFolder();
  const [one, two] = [createRecent(dataDir, quiet), createRecent(dataDir, quiet)];
  one.opened({ id: 'a', path: '/a', name: 'a' });
  two.opened({ id: 'b', path: '/b', name: 'b' });
  one.counted('a', 7);
  expect(two.list().map(({ id, samples }) => [id, samples])).toEqual([
    ['b', 0],
    ['a', 7],
  ]);
  two.remove('a');
  expect(one.list().map(({ id }) => id)).toEqual(['b']);
});

test('processes that open datasets at the same time lose none of them', async () => {
  const dataDir = tempFolder();
  const script = path.join(tempFolder(), 'open.mjs');
  writeFileSync(
    script,
    `const { createRecent } = await import(${JSON.stringify(import.meta.resolve('./recent.ts'))});
     const recent = createRecent(${JSON.stringify(dataDir)}, console.error);
     for (let n = 0; n < 5; n++) {
       const id = process.argv[2] + n;
       recent.opened({ id, path: '/' + id, name: id });
     }`,
  );
  const names = ['a', 'b', 'c', 'd'];
  const ended = names.map(async (name) => once(spawn(process.execPath, [script, name]), 'exit'));
  expect((await Promise.all(ended)).map(([code]) => code as unknown)).toEqual([0, 0, 0, 0]);
  const ids = createRecent(dataDir, quiet)
    .list()
    .map(({ id }) => id);
  expect(ids.toSorted()).toEqual(names.flatMap((name) => [0, 1, 2, 3, 4].map((n) => `${name}${n}`)));
});

test('settings of two engines that share a data folder are kept together', () => {
  const dataDir = tempFolder();
  const [one, two] = [1, 2].map(() => createSettings(dataDir, createEvents(), quiet));
  one?.setSuffixes('x', { tags: '.tags', nl: '_nl.txt' });
  two?.setSuffixes('y', { tags: '.txt', nl: '.nl' });
  expect(Object.keys(createSettings(dataDir, createEvents(), quiet).get().suffixes)).toEqual(['x', 'y']);
});
