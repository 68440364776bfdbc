import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { dataDir } from './dataDir.ts';

const at = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform = 'linux', chosen?: string): string =>
  dataDir(chosen, { env, platform, home: '/home/me' });

test('what was chosen comes first, then PROOFSHEET_DATA, then the platform', () => {
  const env = { PROOFSHEET_DATA: '/data', XDG_DATA_HOME: '/xdg' };
  expect(at(env, 'linux', '/chosen')).toBe(resolve('/chosen'));
  expect(at(env)).toBe(resolve('/data'));
  expect(at({ ...env, PROOFSHEET_DATA: '' })).toBe(resolve('/xdg/proofsheet'));
});

test('each platform has its place', () => {
  expect(at({})).toBe(resolve('/home/me/.local/share/proofsheet'));
  expect(at({}, 'darwin')).toBe(resolve('/home/me/Library/Application Support/Proofsheet'));
  const local = { LOCALAPPDATA: '/local' };
  expect(at(local, 'win32')).toBe(resolve(join('/local', 'Proofsheet')));
});

test('a relative folder is made absolute', () => {
  expect(at({}, 'linux', 'here')).toBe(resolve('here'));
});
