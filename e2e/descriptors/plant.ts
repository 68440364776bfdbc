/** A copy of the product's sources, in which a new descriptor is one new file and a line in one list. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionComponent } from 'react';
import { splitPath } from '../../shared/paths.ts';
import { repository } from '../support/paths.ts';

/** Inside the repository, so that packages are found. */
export const copy = join(repository, 'test-results', 'descriptors');

interface Planted {
  /** The descriptor's path from the root. */
  readonly file: string;
  readonly text: string;
  /** Its name in the list. */
  readonly name: string;
  /** The path of the list from the root. */
  readonly list: string;
}

const isTest = /\.(?:test|fault)\.tsx?$/;

/** Copies the sources, with one configuration to check the types of all; tests stay behind. */
export const copySources = (): void => {
  rmSync(copy, { recursive: true, force: true });
  for (const part of ['shared', 'electron', 'renderer', 'package.json']) {
    cpSync(join(repository, part), join(copy, part), {
      recursive: true,
      filter: (path) => !isTest.test(path),
    });
  }
  const tsconfig = {
    extends: '../../tsconfig.json',
    compilerOptions: {
      lib: ['ES2024', 'DOM', 'DOM.Iterable'],
      jsx: 'react-jsx',
      types: ['node', 'vite/client'],
      allowJs: true,
    },
    include: ['electron', 'renderer'],
  };
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify(tsconfig));
};

/** Writes the descriptor, and names it in its list: an import, and the last entry. Nothing else is touched. */
export const plant = ({ file, text, name, list }: Planted): void => {
  writeFileSync(join(copy, file), text);
  const before = readFileSync(join(copy, list), 'utf8');
  const { folder } = splitPath(list);
  const imported = `import { ${name} } from './${file.slice(folder.length)}';\n`;
  const [first = ''] = /^import /m.exec(before) ?? [];
  const withImport = before.replace(first, imported + first);
  const after = withImport.replace(/\n\] as const/, `\n  ${name},\n] as const`);
  if (after === withImport) throw new Error(`${list} has no list of descriptors.`);
  writeFileSync(join(copy, list), after);
};

/** A module with a component of this name. */
export type Component<Name extends string, Props> = Readonly<Record<Name, FunctionComponent<Props>>>;

/** A module of the copy. Its type is that of the original, without the planted one: names are plain texts. */
export const load = async <T>(path: string): Promise<T> => (await import(join(copy, path))) as T;
