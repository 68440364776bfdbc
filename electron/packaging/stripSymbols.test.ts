import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../engine/testing.ts';
import { stripSymbols } from './stripSymbols.ts';

test.runIf(process.platform === 'linux' && spawnSync('strip', ['--version']).status === 0)(
  'a Node without its symbols is smaller, and runs',
  () => {
    const file = join(tempFolder(), 'node');
    copyFileSync(process.execPath, file);
    chmodSync(file, 0o755);
    expect(stripSymbols(file)).toBeGreaterThan(0);
    expect(execFileSync(file, ['-p', '6 * 7'], { encoding: 'utf8' })).toBe('42\n');
    expect(stripSymbols(file)).toBeLessThan(10_000);
  },
);

test('what is no program stays as it is', () => {
  const file = join(tempFolder(), 'text');
  writeFileSync(file, 'not a program');
  expect(stripSymbols(file)).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe('not a program');
});
