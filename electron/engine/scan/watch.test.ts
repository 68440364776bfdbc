/** Both ways of watching. Linux can do either, so both are shown there. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { tempFolder } from './testing.ts';
import { createFolderWatch } from './watch.ts';

const start = (wholeTree: boolean) => {
  const root = tempFolder();
  mkdirSync(path.join(root, 'sub'));
  const told: string[] = [];
  const waiting = new Set<() => void>();
  const watch = createFolderWatch({
    root,
    wholeTree,
    onChange: (relPaths) => {
      told.push(...relPaths);
      for (const look of waiting) look();
    },
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => watch.close());
  return {
    root,
    watch,
    told,
    write: (relPath: string): void => writeFileSync(path.join(root, relPath), 'x'),
    until: (relPath: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (told.includes(relPath)) resolve();
        };
        waiting.add(look);
        look();
      }),
  };
};

describe.each([
  ['folder by folder', false],
  ['as a whole tree', true],
])('watched %s', (_, wholeTree) => {
  test('changes are told by path from the root, hidden ones are not', async () => {
    const { watch, write, until, told } = start(wholeTree);
    expect(watch.add(['', 'sub'])).toBe(true);
    expect(watch.add(['', 'sub'])).toBe(false);
    write('.hidden');
    write('sub/.hidden.tmp');
    write('a.txt');
    write('sub/b.txt');
    await until('a.txt');
    await until('sub/b.txt');
    expect(told.every((relPath) => !relPath.includes('.hidden'))).toBe(true);
  });

  test('nothing that happens during a pause is told, and what follows it is', async () => {
    const { watch, write, until, told } = start(wholeTree);
    watch.add(['']);
    watch.pause();
    expect(watch.add(['', 'sub'])).toBe(!wholeTree);
    write('a.txt');
    watch.resume();
    write('sub/b.txt');
    await until('sub/b.txt');
    if (!wholeTree) expect(told).not.toContain('a.txt');
  });

  test('a burst is told by its folders', async () => {
    const { watch, write, until, told } = start(wholeTree);
    watch.add(['', 'sub']);
    for (let i = 0; i < 2100; i++) write(`sub/${i}.txt`);
    await until('sub');
    expect(told.length).toBeLessThan(2100);
  });
});

test('a folder that is made anew under its old name is watched anew', async () => {
  const { root, watch, write, until, told } = start(false);
  watch.add(['', 'sub']);
  rmSync(path.join(root, 'sub'), { recursive: true });
  await until('sub');
  told.splice(0);
  mkdirSync(path.join(root, 'sub'));
  await until('sub');
  expect(watch.add(['sub'])).toBe(true);
  write('sub/a.txt');
  await until('sub/a.txt');
});

test('a folder that has gone before it could be watched is no error', () => {
  expect(start(false).watch.add(['gone'])).toBe(true);
});
