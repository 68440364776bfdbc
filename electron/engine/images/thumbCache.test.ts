/** thumbs.db on disk: kept, pruned, rebuilt. */
import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from './testing.ts';
import { openThumbCache, type ThumbKey } from './thumbCache.ts';

const hour = 3_600_000;

const createStage = ({ maxBytes = 1e9 } = {}) => {
  const file = join(tempFolder(), 'thumbs.db');
  const lines: string[] = [];
  const clock = { now: 1_000 * hour };
  return {
    file,
    lines,
    clock,
    open: () => {
      const cache = openThumbCache({ file, maxBytes, log: (line) => lines.push(line), now: () => clock.now });
      onTestFinished(() => cache.close());
      return cache;
    },
  };
};

const key = (relPath: string, version = 'v1', size = 256): ThumbKey => ({ relPath, version, size });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (webp: Uint8Array | null): string | null => webp && new TextDecoder().decode(webp);

test('a thumbnail is there at once, and after reopening', () => {
  const { open, lines } = createStage();
  const cache = open();
  cache.put(key('a.png'), bytes('A'));
  cache.put(key('a.png', 'v1', 640), bytes('large A'));
  expect(text(cache.get(key('a.png')))).toBe('A');
  cache.close();

  const again = open();
  expect(text(again.get(key('a.png')))).toBe('A');
  expect(text(again.get(key('a.png', 'v1', 640)))).toBe('large A');
  expect(again.get(key('b.png'))).toBeNull();
  expect(lines).toEqual([]);
});

test('a thumbnail of another version is not given, and is replaced', () => {
  const { open } = createStage();
  const cache = open();
  cache.put(key('a.png', 'v1'), bytes('old'));
  cache.flush();
  expect(cache.get(key('a.png', 'v2'))).toBeNull();
  cache.put(key('a.png', 'v2'), bytes('new'));
  expect(cache.get(key('a.png', 'v1'))).toBeNull();
  cache.flush();
  expect(cache.get(key('a.png', 'v1'))).toBeNull();
  expect(text(cache.get(key('a.png', 'v2')))).toBe('new');
});

test('the least recently used go when it grows over its limit', () => {
  const { open, clock } = createStage({ maxBytes: 3_000_000 });
  const cache = open();
  const put = (i: number): void => cache.put(key(`${i}.png`), randomBytes(4_000));
  for (let i = 0; i < 400; i++) put(i);
  cache.flush();
  clock.now += 2 * hour;
  const has = (name: string): boolean => cache.get(key(name)) !== null;
  // Read again, so it is younger than its neighbours.
  expect(has('0.png')).toBe(true);
  cache.flush();
  clock.now += 2 * hour;
  for (let i = 400; i < 800; i++) {
    put(i);
    if (i % 32 === 0) cache.flush();
  }
  cache.flush();
  expect(['0.png', '1.png', '399.png', '799.png'].map(has)).toEqual([true, false, true, true]);
});

test('what is pruned makes room: the file does not grow beyond its limit', () => {
  const { open, file, clock } = createStage({ maxBytes: 1_000_000 });
  const cache = open();
  for (let round = 0; round < 10; round++) {
    clock.now += hour;
    for (let i = 0; i < 100; i++) {
      cache.put(key(`${round}-${i}.png`), randomBytes(4_000));
      if (i % 32 === 0) cache.flush();
    }
  }
  cache.close();
  expect(statSync(file).size).toBeLessThan(2_000_000);
});

test.each([
  ['is not a database', (file: string) => writeFileSync(file, 'x'.repeat(5_000))],
  ['is cut off', (file: string) => truncateSync(file, 5_000)],
  [
    'is of a newer version',
    (file: string) => {
      const content = readFileSync(file);
      content.writeUInt32BE(99, 60);
      writeFileSync(file, content);
    },
  ],
])('a file that %s is made anew, with a word in the log', (_, damage) => {
  const { open, file, lines } = createStage();
  const before = open();
  for (let i = 0; i < 20; i++) before.put(key(`${i}.png`), randomBytes(4_000));
  before.close();
  damage(file);

  const cache = open();
  expect(cache.get(key('7.png'))).toBeNull();
  cache.put(key('7.png'), bytes('made again'));
  cache.flush();
  expect(text(cache.get(key('7.png')))).toBe('made again');
  expect(lines.join('\n')).toContain('thumbnails: ');
});
