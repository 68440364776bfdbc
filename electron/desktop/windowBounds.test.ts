import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadBounds, onScreen, saveBounds } from './windowBounds.ts';

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'proofsheet-bounds-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
};
const bounds = { x: 100, y: 50, width: 1200, height: 800, maximized: true };

test('what was saved is loaded again', () => {
  const file = join(folder(), 'window', 'bounds.json');
  expect(loadBounds(file)).toBeNull();
  saveBounds(file, bounds);
  expect(loadBounds(file)).toEqual(bounds);
});

test('a damaged file is as good as none', () => {
  const file = join(folder(), 'bounds.json');
  writeFileSync(file, '{"x": "left"');
  expect(loadBounds(file)).toBeNull();
  writeFileSync(file, '{"x": "left"}');
  expect(loadBounds(file)).toBeNull();
});

test('what cannot be written is forgotten', () => {
  const file = join(folder(), 'a-file');
  writeFileSync(file, '');
  saveBounds(join(file, 'bounds.json'), bounds);
  expect(loadBounds(join(file, 'bounds.json'))).toBeNull();
});

test('a window is put back only where a person can grasp it', () => {
  const screens = [
    { x: 0, y: 0, width: 1920, height: 1040 },
    { x: 1920, y: 0, width: 1280, height: 1024 },
  ];
  expect(onScreen(bounds, screens)).toEqual(bounds);
  expect(onScreen({ ...bounds, x: 3000 }, screens)).not.toBeNull();
  expect(onScreen({ ...bounds, x: 3150 }, screens)).toBeNull();
  expect(onScreen({ ...bounds, y: 1000 }, screens)).toBeNull();
  expect(onScreen({ ...bounds, x: -1150 }, screens)).toBeNull();
  expect(onScreen(bounds, [])).toBeNull();
});
