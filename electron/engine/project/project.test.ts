/** What is known of `proofsheet.json`, read or patched, beside a plain reading of the file. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { patchProject, printProject, type ProjectDocument, type ProjectEntry } from './patch.ts';
import { fileKey, openProject, projectFile } from './project.ts';

const createStage = () => {
  const root = mkdtempSync(join(tmpdir(), 'proofsheet-project-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const file = join(root, projectFile);
  const key = (): string => fileKey(statSync(file, { throwIfNoEntry: false }) ?? null);
  return {
    root,
    key,
    write: (document: ProjectDocument): void => writeFileSync(file, printProject(document)),
  };
};

const reviewed = { mark: 'reviewed', captions: '0badcafe' } as const;
const excluded = { mark: 'excluded', note: 'blurred' } as const;

const places: readonly string[][] = [
  ...['a.png', 'b.png', 'c/d.png'].map((relPath) => ['marks', relPath]),
  ['roster', 'text'],
  ['export', 'profiles', 'mine'],
  ['export'],
  ['marks'],
  ['marks', 'a.png', 'note'],
];
const place = fc.constantFrom(...places);
// Each is an object of its own, as out of JSON.
const value = fc
  .constantFrom(null, reviewed, excluded, 'text', 7, { mine: { deep: true } }, ['a'])
  .map((one): unknown => structuredClone(one));
const entries = fc.array(fc.record({ path: place, value }), { maxLength: 4 });

test('what we wrote is known as if it had been read', () => {
  fc.assert(
    fc.property(fc.array(entries, { maxLength: 6 }), (steps) => {
      const { root, key, write } = createStage();
      let document: ProjectDocument = { marks: { 'a.png': reviewed }, other: 'program' };
      write(document);
      const project = openProject(root);
      for (const after of steps) {
        const from = key();
        const untouched = structuredClone(document);
        const before = after.map(({ path }) => ({ path, value: null }));
        const patch = patchProject(document, before, after);
        expect(document).toEqual(untouched);
        ({ document } = patch);
        write(document);
        project.wrote({ from, to: key(), entries: structuredClone(patch.set) });
        const { marks, settings, document: known } = project.read();
        const read = openProject(root).read();
        expect(known).toEqual(read.document);
        expect(settings).toEqual(read.settings);
        // Whatever their order.
        expect(Object.fromEntries(marks)).toEqual(Object.fromEntries(read.marks));
      }
    }),
    { numRuns: 60 },
  );
});

test('a mark that we wrote is told once, and the file is not read for it', () => {
  const { root, key, write } = createStage();
  write({ marks: { 'a.png': reviewed } });
  const project = openProject(root);
  expect(project.takeMarked()).toEqual([]);
  const { version } = project.read();
  const from = key();
  // What stands in the file is not what was told: so one sees which of them is believed.
  write({ marks: {} });
  const set: ProjectEntry[] = [{ path: ['marks', 'b.png'], value: excluded }];
  project.wrote({ from, to: key(), entries: set });
  expect(project.takeMarked()).toEqual(['b.png']);
  expect(project.takeMarked()).toEqual([]);
  expect([...project.read().marks.keys()]).toEqual(['a.png', 'b.png']);
  expect(project.read().version).toBe(version + 1);
});

test('what another program wrote in between is read', () => {
  const { root, key, write } = createStage();
  write({ marks: { 'a.png': reviewed } });
  const project = openProject(root);
  write({ marks: { 'a.png': reviewed, 'theirs.png': excluded } });
  const from = key();
  write({ marks: { 'a.png': excluded, 'theirs.png': excluded } });
  project.wrote({ from, to: key(), entries: [{ path: ['marks', 'a.png'], value: excluded }] });
  expect(project.takeMarked().toSorted()).toEqual(['a.png', 'theirs.png']);
  expect(project.read().marks.get('theirs.png')).toEqual(excluded);
});
