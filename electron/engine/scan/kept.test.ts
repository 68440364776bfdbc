/** What is kept of an index between openings: used while it is of this index as it is, and never otherwise. */
import {
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { indexFileIn } from '../index/indexFile.ts';
import { readKeptIndex, snapshotFileIn } from '../index/keptIndex.ts';
import { pngOf, writeFiles } from '../testing.ts';
import { openScanner } from './openScanner.ts';
import { startScanner, tempFolder } from './testing.ts';

const png = await pngOf(3, 2);
const files = {
  'a.png': png,
  'a.txt': '1girl, long hair',
  'b/c.png': png,
  'b/c.txt': 'Long_Hair, solo',
  'b/c_nl.txt': 'A red coat.',
  'b/c.caption': 'Another one.',
  'broken.png': Buffer.from('GIF? no'),
  'orphan.txt': 'alone',
};

/** A dataset that was read and closed, with what was then kept. */
const closed = () => {
  const [root, index] = [tempFolder(), tempFolder()];
  writeFiles(root, files);
  for (const name of Object.keys(files)) utimesSync(path.join(root, name), 1_600_000_000, 1_600_000_000);
  const scanner = startScanner(root, index);
  scanner.scan();
  scanner.close();
  return { root, index, snapshot: snapshotFileIn(index), result: scanner.result() };
};

/** What the log says about it, and whether it is used. */
const kept = (index: string): { readonly used: boolean; readonly log: readonly string[] } => {
  const log: string[] = [];
  const used = readKeptIndex(index, (line) => void log.push(line)) !== null;
  return { used, log };
};

test('a dataset that was closed is there before anything is read of it, and nothing is read again', () => {
  const { root, index, result } = closed();
  expect(kept(index)).toEqual({ used: true, log: [] });
  const again = startScanner(root, index);
  expect(again.columns.columns.count).toBe(3);
  expect(again.scan().read).toBe(0);
  expect(again.result()).toEqual(result);
});

test('a scan that changes nothing leaves it as it is', () => {
  const { root, index, snapshot } = closed();
  const before = readFileSync(snapshot);
  utimesSync(snapshot, 1_600_000_000, 1_600_000_000);
  const again = startScanner(root, index);
  again.scan();
  again.close();
  expect(readFileSync(snapshot).equals(before)).toBe(true);
});

test('what has changed meanwhile is read, and kept for the next opening', () => {
  const { root, index } = closed();
  writeFiles(root, { 'a.txt': 'smile', 'b/d.png': png });
  rmSync(path.join(root, 'broken.png'));
  const again = startScanner(root, index);
  expect(again.scan().read).toBe(2);
  const result = again.result();
  again.close();
  expect(kept(index)).toEqual({ used: true, log: [] });
  const third = startScanner(root, index);
  third.scan();
  expect(third.result()).toEqual(result);
  const fresh = startScanner(root);
  fresh.scan();
  expect(third.result()).toEqual(fresh.result());
});

describe('is dropped, with a line in the log, and the index is read instead', () => {
  test.each([
    ['cut short', (file: string) => truncateSync(file, 300)],
    ['empty', (file: string) => truncateSync(file, 0)],
    ['another file', (file: string) => writeFileSync(file, 'not a snapshot at all, whatever it is')],
  ])('%s', (_, spoil) => {
    const { root, index, snapshot, result } = closed();
    spoil(snapshot);
    const { used, log } = kept(index);
    expect(used).toBe(false);
    expect(log).toHaveLength(1);
    expect(log[0]).toContain(`${snapshot} is not used`);
    expect(existsSync(snapshot)).toBe(false);
    const again = startScanner(root, index);
    expect(again.result()).toEqual(result);
  });

  test('older than the index', () => {
    const { root, index, snapshot } = closed();
    const old = path.join(tempFolder(), 'old');
    copyFileSync(snapshot, old);
    writeFiles(root, { 'a.txt': 'smile' });
    const again = startScanner(root, index);
    again.scan();
    again.close();
    copyFileSync(old, snapshot);
    expect(kept(index).log[0]).toContain('the index is another one');
    const third = startScanner(root, index);
    expect(third.result().samples[0]?.spellings).toEqual(['smile']);
  });

  test('of another index, also of one that was made of the same files', () => {
    const [one, other] = [closed(), closed()];
    copyFileSync(other.snapshot, one.snapshot);
    expect(kept(one.index).used).toBe(false);
    const again = closed();
    for (const end of ['', '-wal', '-shm']) rmSync(path.join(again.index, `index.db${end}`), { force: true });
    expect(kept(again.index).used).toBe(false);
  });
});

test('columns that do not have yet all that was read are not kept', () => {
  const { root, index, snapshot } = closed();
  rmSync(snapshot);
  writeFiles(root, { 'a.txt': 'smile' });
  const behind = startScanner(root, tempFolder()).columns;
  const { scanner, keep, close } = openScanner(
    { root, indexFile: indexFileIn(index), excluded: [], suffixes: null, kept: null },
    () => undefined,
  );
  const steps = scanner.scan({ request: 1, chosen: null, before: null });
  while (steps.next().done !== true);
  const toKeep = { columns: behind.shared(), derived: behind.derived(), batches: 1 };
  keep(toKeep);
  close(toKeep);
  expect(existsSync(snapshot)).toBe(false);
});
