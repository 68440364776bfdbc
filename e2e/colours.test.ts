import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from './support/paths.ts';

const css = readFileSync(join(repository, 'renderer/ui/styles/tokens.css'), 'utf8');

/** The plain colours of a theme, by name. */
const coloursOf = (selector: string): ReadonlyMap<string, string> => {
  const from = css.indexOf(`${selector} {`);
  const block = css.slice(from, css.indexOf('}', from));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
};

/** Relative luminance as WCAG 2 has it. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

const grounds = ['ground', 'panel', 'raised', 'sunken', 'hover', 'pressed', 'chip', 'mat', 'mat-selected'];

test.each([
  ['dark', ':root'],
  ['light', ":root[data-theme='light']"],
])('in the %s theme every text colour can be read on every ground', (_, selector) => {
  const colours = coloursOf(selector);
  const on = (text: string, ground: string): number =>
    contrast(colours.get(text) ?? '', colours.get(ground) ?? '');
  const faint = ['text', 'text-quiet', 'text-faint'].flatMap((text) =>
    grounds.filter((ground) => !(on(text, ground) >= 4.5)).map((ground) => `${text} on ${ground}`),
  );
  expect(faint).toEqual([]);
  expect(['problem', 'notice', 'accent'].filter((text) => !(on(text, 'panel') >= 4.5))).toEqual([]);
});

test('greys are neutral: images are judged beside them', () => {
  const names = [...grounds, 'text', 'text-quiet', 'text-faint', 'line', 'placeholder'];
  for (const selector of [':root', ":root[data-theme='light']"]) {
    for (const name of names) expect(coloursOf(selector).get(name), name).toMatch(/^#(..)\1\1$/);
  }
});
