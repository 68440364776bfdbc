import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtVariable } from '../engine/work/built.mjs';
import { sealOf } from '../hosting/seal.ts';
import { findInstallation } from './installation.ts';

const before = process.env[builtVariable];
let resources = '';
let archive = '';

const find = (isPackaged: boolean, env: NodeJS.ProcessEnv = {}) =>
  findInstallation({ isPackaged, folder: archive, resources, env });

beforeEach(async () => {
  resources = mkdtempSync(join(tmpdir(), 'proofsheet installed 画 '));
  archive = join(resources, 'app');
  const program = join(resources, 'engine', 'dist', 'program');
  mkdirSync(archive);
  mkdirSync(program, { recursive: true });
  writeFileSync(join(program, 'engineMain.js'), 'start();\n');
  const seal = await sealOf(join(resources, 'engine'), () => false);
  writeFileSync(join(archive, 'engine.json'), JSON.stringify(seal));
});
afterEach(() => {
  rmSync(resources, { recursive: true, force: true });
  delete process.env[builtVariable];
  if (before !== undefined) process.env[builtVariable] = before;
});

test('a package runs its own Node, program and page, whatever the environment says', async () => {
  process.env[builtVariable] = '/elsewhere';
  process.env['NODE_OPTIONS'] = '--require /elsewhere.js';
  const found = find(true, { PROOFSHEET_NODE: '/elsewhere/node' });
  expect(found).toMatchObject({
    node: join(resources, 'engine', process.platform === 'win32' ? 'node.exe' : 'node'),
    entry: join(resources, 'engine', 'dist', 'program', 'engineMain.js'),
    renderer: join(archive, 'renderer'),
  });
  expect(process.env['NODE_OPTIONS']).toBeUndefined();
  await found.check();
});

test('a changed program is named, with what to do', async () => {
  const file = join(resources, 'engine', 'dist', 'program', 'engineMain.js');
  writeFileSync(file, 'start(); \n');
  await expect(find(true).check()).rejects.toThrow(`${file}. Install it again`);
});

test('a checkout runs the Node that started it, and nothing without', async () => {
  const found = find(false, { PROOFSHEET_NODE: '/node' });
  expect(found.node).toBe('/node');
  await found.check();
  expect(() => find(false)).toThrow('npm start');
});
