import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createAppearance, grounds, type Theme } from './appearance.ts';

const fileIn = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'proofsheet-theme-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return join(made, 'window', 'appearance.json');
};

/** A system that is light. */
const native = () => {
  const fake = {
    themeSource: 'system' as Theme,
    get shouldUseDarkColors(): boolean {
      return fake.themeSource === 'dark';
    },
  };
  return fake;
};

test('the theme of the page is that of the next start, before any page', () => {
  const file = fileIn();
  const first = createAppearance(file, native());
  expect(first.ground()).toBe(grounds.light);
  first.follow('dark');
  expect(first.ground()).toBe(grounds.dark);
  const next = native();
  expect(createAppearance(file, next).ground()).toBe(grounds.dark);
  expect(next.themeSource).toBe('dark');
});

test('a damaged file is the system’s theme', () => {
  const file = fileIn();
  createAppearance(file, native()).follow('dark');
  writeFileSync(file, '{"theme": "pink"}');
  const next = native();
  createAppearance(file, next);
  expect(next.themeSource).toBe('system');
});

test('the colours are those of the page', () => {
  const tokens = readFileSync(join(import.meta.dirname, '../../renderer/ui/styles/tokens.css'), 'utf8');
  const [dark, ...light] = [...tokens.matchAll(/--ground: (#\w+);/g)].map(([, colour]) => colour);
  expect(dark).toBe(grounds.dark);
  expect(new Set(light)).toEqual(new Set([grounds.light]));
});
