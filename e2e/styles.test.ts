/** Every class that a component names exists in its stylesheet: a missing one is `undefined` at run time, silently. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { repository } from './support/paths.ts';

const folder = path.join(repository, 'renderer');

/** Classes that a component names and its stylesheet lacks, as `file: class`. */
const missingClasses = (file: string): readonly string[] => {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return [...text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].flatMap(
    ([, name = '', sheet = '']) => {
      const css = readFileSync(path.join(folder, path.dirname(file), sheet), 'utf8');
      const used = [...text.matchAll(new RegExp(String.raw`\b${name}\.(\w+)`, 'g'))].map(
        ([, used = '']) => used,
      );
      return used
        .filter((one) => !new RegExp(String.raw`\.${one}(?![-\w])`).test(css))
        .map((one) => `${file}: ${one}`);
    },
  );
};

test('every class that a component names is in its stylesheet', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap(missingClasses)).toEqual([]);
});
