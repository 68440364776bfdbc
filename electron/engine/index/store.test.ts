/** What the writing side of the index leaves for full-text search, whatever happens within one transaction. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openIndex } from './openIndex.ts';
import { createStore, type StoredSample } from './store.ts';

const createStage = () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-store-'));
  const { db } = openIndex(join(folder, 'index.db'), () => undefined);
  const store = createStore(db);
  onTestFinished(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const found = db
    .prepare<[string], number>('SELECT rowid FROM prose WHERE prose MATCH ? ORDER BY rowid')
    .pluck();
  return {
    store,
    find: (word: string): number[] => found.all(word),
    write: (id: number, nl: string, known = false): void =>
      store.write(
        sample(id),
        { tags: null, nl, searchable: true },
        { image: null, tags: null, nl: null },
        known,
      ),
  };
};

const sample = (id: number): StoredSample => ({
  id,
  relPath: `${id}.png`,
  flags: 1,
  format: 0,
  width: 1,
  height: 1,
  orientation: 1,
  pages: 1,
  imageSize: 1,
  imageMtime: 1,
  tagsSize: -1,
  tagsMtime: 0,
  nlSize: 1,
  nlMtime: 1,
  readAt: 1,
  tagsHash: 0,
  nlHash: 0,
  spellings: new Uint32Array(0),
});

test('NL captions are found once the transaction is committed', () => {
  const { store, write, find } = createStage();
  store.begin();
  write(1, 'a red coat');
  write(2, 'a blue coat');
  store.commit();
  expect(find('coat')).toEqual([1, 2]);
  expect(find('red')).toEqual([1]);
});

test('a sample that is written twice in a transaction is found by its last words only', () => {
  const { store, write, find } = createStage();
  store.begin();
  write(1, 'a red coat');
  write(1, 'a blue coat', true);
  store.commit();
  expect([find('red'), find('blue')]).toEqual([[], [1]]);
});

test('a sample that is written again later is found by its new words only', () => {
  const { store, write, find } = createStage();
  for (const [words, known] of [
    ['a red coat', false],
    ['a blue coat', true],
  ] as const) {
    store.begin();
    write(1, words, known);
    store.commit();
  }
  expect([find('red'), find('blue')]).toEqual([[], [1]]);
});

test('a sample that is removed is not found, also when it came in the same transaction', () => {
  const { store, write, find } = createStage();
  store.begin();
  write(1, 'a red coat');
  store.commit();
  store.begin();
  write(2, 'a red hat');
  store.remove(1);
  store.remove(2);
  store.commit();
  expect(find('red')).toEqual([]);
});

test('a sample whose tags are others is otherwise what it was', () => {
  const { store, write, find } = createStage();
  store.begin();
  write(1, 'a red coat');
  const before = store.read(1);
  const retagged = { id: 1, flags: 3, tagsSize: 7, tagsMtime: 8 };
  const rest = { readAt: 9, tagsHash: 5, spellings: Uint32Array.of(4, 2), tags: 'hat, coat' };
  store.retag({ ...retagged, ...rest });
  expect(store.read(1)).toEqual({ ...before, ...retagged, tags: 'hat, coat' });
  store.commit();
  expect(find('red')).toEqual([1]);
});
