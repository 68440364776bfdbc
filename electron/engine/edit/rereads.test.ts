import { expect, test } from 'vitest';
import { createRereads } from './rereads.ts';

/** Readings that end when the test says so. */
const createStage = () => {
  const read: { readonly files: readonly string[]; readonly end: PromiseWithResolvers<void> }[] = [];
  const { reread, rereads } = createRereads((files) => {
    const end = Promise.withResolvers<void>();
    read.push({ files, end });
    return end.promise;
  });
  return { read, reread, rereads };
};

test('what is written while files are read is read next, in one go', async () => {
  const { read, reread, rereads } = createStage();
  reread(['a']);
  reread(['b']);
  reread([]);
  reread(['c', 'd']);
  expect(read.map(({ files }) => files)).toEqual([['a']]);
  const all = rereads();
  read[0]?.end.resolve();
  await read[0]?.end.promise;
  await Promise.resolve();
  expect(read.map(({ files }) => files)).toEqual([['a'], ['b', 'c', 'd']]);
  read[1]?.end.resolve();
  await all;
  reread(['e']);
  expect(read[2]?.files).toEqual(['e']);
});

test('a reading that fails is told once, and the rest is read', async () => {
  const { read, reread, rereads } = createStage();
  reread(['a']);
  reread(['b']);
  const all = rereads();
  read[0]?.end.reject(new Error('the disk is gone'));
  await read[0]?.end.promise.catch(() => undefined);
  await Promise.resolve();
  read[1]?.end.resolve();
  await expect(all).rejects.toThrow('the disk is gone');
  await expect(rereads()).resolves.toBeUndefined();
});

test('many files are read in pieces, in order', async () => {
  const files = Array.from({ length: 5001 }, (_, n) => `${n}.txt`);
  const read: (readonly string[])[] = [];
  const { reread, rereads } = createRereads(async (piece) => void read.push(piece));
  reread(files);
  await rereads();
  expect(read.map(({ length }) => length)).toEqual([2000, 2000, 1001]);
  expect(read.flat()).toEqual(files);
});
