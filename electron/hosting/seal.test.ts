import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { brokenFiles, sealOf } from './seal.ts';

let folder = '';
const write = (path: string, text: string | Buffer): void => writeFileSync(join(folder, path), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-seal-'));
  mkdirSync(join(folder, 'program', 'größer 画'), { recursive: true });
  write('node', Buffer.alloc(3_000_000, 7));
  write('program/cli.js', 'run();\n');
  write('program/größer 画/worker.js', '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder that is as it was built has no broken file', async () => {
  const seal = await sealOf(folder, () => false);
  expect(Object.keys(seal)).toEqual(['node', 'program/cli.js', 'program/größer 画/worker.js']);
  expect(await brokenFiles(folder, seal)).toEqual([]);
});

test('one changed byte, a missing file and a file too many are named', async () => {
  const seal = await sealOf(folder, () => false);
  const node = Buffer.alloc(3_000_000, 7);
  node[2_999_999] = 8;
  write('node', node);
  rmSync(join(folder, 'program/cli.js'));
  write('program/extra.js', 'x');
  expect(await brokenFiles(folder, seal)).toEqual(['program/cli.js', 'node', 'program/extra.js']);
});

test('a file that will be signed has to be there, whatever its bytes', async () => {
  const seal = await sealOf(folder, (file) => file.endsWith('node'));
  write('node', 'signed');
  expect(await brokenFiles(folder, seal)).toEqual([]);
  rmSync(join(folder, 'node'));
  expect(await brokenFiles(folder, seal)).toEqual(['node']);
});
