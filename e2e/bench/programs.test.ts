/** A bench says which package is missing before it does any work. */
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingPrograms } from './programs.ts';

const withProgram = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-programs-'));
  writeFileSync(join(folder, name), '#!/bin/sh\n');
  chmodSync(join(folder, name), 0o755);
  return folder;
};

test('what is missing is named with its Debian package, what is there is not', () => {
  const path = `${withProgram('sed')}:${withProgram('find')}`;
  expect(missingPrograms(['sed', 'find'], path)).toBeNull();
  expect(missingPrograms(['sed', 'vipsthumbnail', 'xargs'], path)).toBe(
    'This bench needs vipsthumbnail, xargs: install libvips-tools findutils (on Debian: apt-get install libvips-tools findutils).',
  );
});

/** A PATH without any program. */
const runBench = (name: string, ...words: readonly string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...words], {
    env: { ...process.env, PATH: mkdtempSync(join(tmpdir(), 'proofsheet-nothing-')) },
    encoding: 'utf8',
  });

test.each([
  ['export', 'libvips-tools'],
  ['rename', 'sed'],
  ['open', 'findutils'],
] as const)('the bench %s ends at once without its programs, and names %s', (name, wanted) => {
  const { status, stderr, stdout } = runBench(name);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(wanted);
});

test('what is not asked for needs no program', () => {
  expect(runBench('export', '--converted', '0').stderr).not.toContain('libvips-tools');
});
