/** What the documents name exists: files, folders, and scripts of package.json. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { bulkEdit, exportFormat, numberField, problemKind, rosterColumn } from './descriptors/planted.ts';
import { document, upToDate, withTables } from './descriptors/tables.ts';
import { repository } from './support/paths.ts';

const folder = join(repository, 'docs');
const isDocument = (name: string): boolean => name.endsWith('.md');
/** Below the repository's root. */
const documents = [
  ...readdirSync(folder)
    .filter(isDocument)
    .map((name) => join('docs', name)),
  ...readdirSync(repository).filter(isDocument),
];
const manifest = z.object({ scripts: z.record(z.string(), z.string()) });
const { scripts } = manifest.parse(JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')));

/** Paths from the repository's root; those that only begin with a folder's name, such as `renderer/*`, are not meant. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:\.ci|shared|electron|renderer|e2e|docs)\/[\w./-]*)`/g)].map(
    ([, path = '']) => path,
  );

const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(([\w./-]+)(?:#[\w-]*)?\)/g)].map(([, path = '']) => path);

const scriptsIn = (text: string): readonly string[] =>
  [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);

test.each(documents)('%s names what there is', (name) => {
  const text = readFileSync(join(repository, name), 'utf8');
  const missing = [
    ...pathsIn(text).filter((path) => !existsSync(join(repository, path))),
    ...linksIn(text).filter((path) => !existsSync(join(repository, dirname(name), path))),
    ...scriptsIn(text).filter((script) => !(script in scripts)),
  ];
  expect(missing).toEqual([]);
});

test.each([exportFormat, problemKind, numberField, rosterColumn, bulkEdit])(
  'CONTRIBUTING.md says where a $name goes: the folder, and the list',
  ({ file, list }) => {
    const text = readFileSync(join(folder, 'CONTRIBUTING.md'), 'utf8');
    const row = text.split('\n').find((line) => line.includes(`\`${list}\``) && line.startsWith('|'));
    expect(row).toContain(`\`${dirname(file)}/\``);
  },
);

test.each(withTables)('the tables of %s are those of the lists: npm run tables', async (name) => {
  expect(await upToDate(name)).toBe(document(name));
});
