/** Built-in prompts hold no mistake, and each sample gets the text that fits who its tags name. */
import { expect, test } from 'vitest';
import { prompt } from './endpointSpec.ts';
import { builtInPrompts, variantFor } from './prompts.ts';
import { fillTemplate, parseTemplate } from './template.ts';
import { factsOf, tagsOf } from './testing.ts';

test.each([
  ['perlica (arknights), 1girl, solo', 'one'],
  ['perlica (arknights)', 'one'],
  ['perlica (arknights), perlica (swimsuit) (arknights), 1girl', 'one'],
  ['amiya (arknights), perlica (arknights), solo', 'one'],
  ['amiya (arknights), perlica (arknights), 1girl', 'several'],
  ['perlica (arknights), 2girls', 'several'],
  ['perlica (arknights), multiple girls', 'several'],
  ['perlica (arknights), 1girl, 1boy', 'several'],
  ['1girl, solo', 'none'],
  ['2girls', 'none'],
  ['', 'none'],
])('%s: %s', (caption, variant) => {
  expect(variantFor(tagsOf(caption))).toBe(variant);
});

const texts = builtInPrompts.flatMap((each) =>
  Object.entries(each.texts).map(([variant, text]) => [each.name, variant, text] as const),
);

test.each(texts)('%s, %s, is a template that reads well with and without tags', (_name, _variant, text) => {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  const full = fillTemplate(
    parsed.template,
    factsOf('perlica \\(arknights\\), arknights, 1girl', 'She waves.'),
  );
  expect(full).toContain('Tags: perlica (arknights), arknights, 1girl\n\n');
  for (const filled of [full, fillTemplate(parsed.template, factsOf(''))]) {
    expect(filled).not.toMatch(/[[\]{}]|  | [.,]|\n$/);
    expect(filled).toMatch(/\.$/);
  }
});

test('they are valid, and have names of their own', () => {
  for (const each of builtInPrompts) expect(prompt.parse(each)).toEqual(each);
  expect(new Set(builtInPrompts.map(({ name }) => name)).size).toBe(builtInPrompts.length);
});
