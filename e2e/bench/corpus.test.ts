/** The corpus has the properties that the benches rely on. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createWriter, makeCorpus } from './corpus.ts';

const tempFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-corpus-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const contents = (root: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted()
      .map((file) => [file.slice(root.length), readFileSync(file, 'latin1')]),
  );

const make = async (seed: number) =>
  contents((await makeCorpus({ dir: tempFolder(), samples: 60, seed })).root);

test('the same seed gives the same bytes, another seed others', async () => {
  const first = await make(1);
  expect(first.size).toBeGreaterThan(160);
  expect(await make(1)).toEqual(first);
  expect(await make(2)).not.toEqual(first);
});

test('a corpus that is there is not made again', async () => {
  const dir = tempFolder();
  expect((await makeCorpus({ dir, samples: 10, seed: 1 })).made).toBe(true);
  expect((await makeCorpus({ dir, samples: 10, seed: 1 })).made).toBe(false);
});

test('captions are as long and as varied as real ones', () => {
  const next = createWriter(1);
  const captions = Array.from({ length: 5_000 }, () => next());
  const tags = captions.map((caption) => caption.tags.split(', '));
  const counts = new Map<string, number>();
  for (const tag of tags.flat()) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const mean = tags.flat().length / tags.length;
  expect(mean).toBeGreaterThan(22);
  expect(mean).toBeLessThan(25);
  expect(counts.get('1girl')).toBeGreaterThan(3_000);
  expect([...counts.values()].filter((count) => count === 1).length).toBeGreaterThan(3_000);
  expect(new Set(captions.map(({ character }) => character)).size).toBe(30);
  const sentences = captions.map(({ nl }) => nl.split(/\. |\.$/).filter(Boolean).length);
  expect([Math.min(...sentences), Math.max(...sentences)]).toEqual([3, 6]);
});
