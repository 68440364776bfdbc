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

const desk = [
  { x: 0, y: 0, width: 1920, height: 1040 },
  { x: 1920, y: 0, width: 1280, height: 1024 },
];
const travelling = [{ x: 0, y: 25, width: 1440, height: 875 }];

test('what was saved is loaded again, for each set of screens by itself', () => {
  const file = join(folder(), 'window', 'bounds.json');
  expect(loadBounds(file, desk)).toBeNull();
  saveBounds(file, desk, bounds);
  expect(loadBounds(file, desk)).toEqual(bounds);
  expect(loadBounds(file, desk.toReversed())).toEqual(bounds);
  // Never seen: wherever it was last.
  expect(loadBounds(file, travelling)).toEqual(bounds);
  const small = { x: 10, y: 30, width: 900, height: 600, maximized: false };
  saveBounds(file, travelling, small);
  expect(loadBounds(file, travelling)).toEqual(small);
  expect(loadBounds(file, desk)).toEqual(bounds);
  expect(loadBounds(file, [])).toEqual(small);
});

test('a damaged file is as good as none', () => {
  const file = join(folder(), 'bounds.json');
  writeFileSync(file, '{"places": "left"');
  expect(loadBounds(file, desk)).toBeNull();
  writeFileSync(file, '{"places": [{"screens": 1}]}');
  expect(loadBounds(file, desk)).toBeNull();
  saveBounds(file, desk, bounds);
  expect(loadBounds(file, desk)).toEqual(bounds);
});

test('what cannot be written is forgotten', () => {
  const file = join(folder(), 'a-file');
  writeFileSync(file, '');
  saveBounds(join(file, 'bounds.json'), desk, bounds);
  expect(loadBounds(join(file, 'bounds.json'), desk)).toBeNull();
});

test('a window is put back only where a person can grasp its title', () => {
  expect(onScreen(bounds, desk)).toEqual(bounds);
  expect(onScreen({ ...bounds, x: 3000 }, desk)).not.toBeNull();
  expect(onScreen({ ...bounds, x: 3150 }, desk)).toBeNull();
  expect(onScreen({ ...bounds, y: 1000 }, desk)).toBeNull();
  expect(onScreen({ ...bounds, x: -1150 }, desk)).toBeNull();
  // Most of it is on the screen, but not its title.
  expect(onScreen({ ...bounds, y: -200 }, desk)).toBeNull();
  expect(onScreen({ ...bounds, y: -8 }, desk)).not.toBeNull();
  expect(onScreen(bounds, [])).toBeNull();
});
