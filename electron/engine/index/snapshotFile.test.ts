/** The file that the columns are kept in: what was written is read, and nothing else ever is. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { categoriesOf } from '../../../shared/caption/category.ts';
import { createBatch } from '../scan/batch.ts';
import { tempFolder } from '../scan/testing.ts';
import { flag } from './columns.ts';
import { createSampleColumns, type SampleColumns } from './sampleColumns.ts';
import {
  factsOfFiles,
  readSnapshot,
  UnusableSnapshot,
  writeSnapshot,
  type Snapshot,
} from './snapshotFile.ts';

const someColumns = (): SampleColumns => {
  const columns = createSampleColumns((keys) => categoriesOf(keys, {}));
  const batch = createBatch(0);
  for (const text of ['1girl', 'long hair', 'Long_Hair']) batch.addSpelling(text);
  for (const [i, relPath] of ['b/花 10.png', 'a.webp', 'b/9.png'].entries())
    batch.add(
      {
        id: i + 1,
        relPath,
        flags: flag.alive | flag.tagsPresent,
        width: 10 + i,
        height: 20 + i,
        imageSize: 2 ** 40 + i,
        imageMtime: 1_700_000_000_000.25,
        format: 1,
        tagsHash: 0xffffffff,
        nlHash: i,
        spellings: Uint32Array.from([i, 0, 2]),
      },
      null,
      null,
    );
  columns.apply(batch.finish().batch);
  return columns;
};

const snapshotOf = (columns: SampleColumns): Snapshot => {
  columns.paths.facts();
  const shared = columns.shared();
  const files = new Float64Array(new SharedArrayBuffer(shared.slots * factsOfFiles * 8)).fill(-1);
  return { revision: 'r 1', columns: shared, derived: columns.derived(), files };
};

const index = {
  suffixes: null,
  spellings: ['1girl', 'long hair', 'Long_Hair'],
  orphans: [],
  fileProblems: [],
  problems: new Map(),
  companions: new Map(),
};

const shown = ({ columns, paths }: SampleColumns) => ({
  count: columns.count,
  order: Array.from(paths.facts().order, (id) => columns.relPath(id)),
  folders: Array.from(paths.facts().order, (id) => paths.facts().folders[paths.facts().folderOf[id] ?? -1]),
  rows: [1, 2, 3].map((id) => [
    columns.flags[id],
    columns.width[id],
    columns.height[id],
    columns.fileSize[id],
    columns.mtime[id],
    columns.format(id),
    columns.captionHash(id),
    columns.spellingsOf(id),
  ]),
  tags: [0, 1].map((tag) => [
    columns.tags.key(tag),
    columns.tags.count(tag),
    [...columns.tags.samples(tag)],
    columns.tags.spellings(tag),
  ]),
});

const restored = ({ columns, derived }: Snapshot): SampleColumns => {
  const again = createSampleColumns((keys) => categoriesOf(keys, {}));
  again.restore(columns, derived, index);
  return again;
};

test('columns are read as they were written, in their order, and go on from there', () => {
  const file = path.join(tempFolder(), 'columns.snapshot');
  const first = someColumns();
  writeSnapshot(file, snapshotOf(first));
  const snapshot = readSnapshot(file);
  expect(snapshot.revision).toBe('r 1');
  expect([...snapshot.files]).toEqual(Array(4 * factsOfFiles).fill(-1));
  const again = restored(snapshot);
  expect(shown(again)).toEqual(shown(first));

  const batch = createBatch(3);
  batch.addSpelling('new');
  const row = { flags: flag.alive, width: 1, height: 1, imageSize: 1, imageMtime: 1, format: 0 };
  const hashes = { tagsHash: 1, nlHash: 1 };
  batch.add({ ...row, ...hashes, id: 4, relPath: 'b/1.png', spellings: Uint32Array.of(3, 1) }, null, null);
  batch.add({ ...row, ...hashes, id: 2, flags: 0, relPath: '', spellings: Uint32Array.of() }, null, null);
  const { batch: finished } = batch.finish();
  again.apply(finished);
  first.apply(finished);
  expect(shown(again)).toEqual(shown(first));
  expect(shown(again).order).toEqual(['b/1.png', 'b/9.png', 'b/花 10.png']);
  expect(again.paths.lastKnown(2)).toBe('a.webp');
  writeSnapshot(file, snapshotOf(again));
  expect(readSnapshot(file).columns.spellingUse.length).toBe(4);
});

test('without its order, the order is found anew', () => {
  const file = path.join(tempFolder(), 'columns.snapshot');
  const first = someColumns();
  const { columns, files } = snapshotOf(someColumns());
  writeSnapshot(file, { revision: 'r', columns, files, derived: first.derived() });
  expect(shown(restored(readSnapshot(file)))).toEqual(shown(first));
});

test('cut short, lengthened or with any byte changed, it is refused', () => {
  const folder = tempFolder();
  const file = path.join(folder, 'columns.snapshot');
  writeSnapshot(file, snapshotOf(someColumns()));
  const whole = readFileSync(file);
  const refused = (bytes: Uint8Array): void => {
    const torn = path.join(folder, 'torn');
    writeFileSync(torn, bytes);
    expect(() => readSnapshot(torn)).toThrow(UnusableSnapshot);
  };
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const spoilt = Buffer.from(whole);
      spoilt[at] = (spoilt[at] ?? 0) ^ change;
      refused(spoilt);
      refused(whole.subarray(0, at));
      refused(Buffer.concat([whole, Buffer.alloc(1 + (at % 9))]));
    }),
    { numRuns: 300 },
  );
});

test('what cannot be written leaves the one before, and nothing beside it', () => {
  const folder = tempFolder();
  const file = path.join(folder, 'columns.snapshot');
  writeSnapshot(file, snapshotOf(someColumns()));
  const before = readFileSync(file);
  mkdirSync(path.join(folder, 'columns'));
  const inTheWay = path.join(folder, 'columns', 'is a folder');
  mkdirSync(inTheWay);
  expect(() => writeSnapshot(inTheWay, snapshotOf(someColumns()))).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/);
  expect(existsSync(`${inTheWay}.tmp`)).toBe(false);
  expect(readFileSync(file).equals(before)).toBe(true);
});
