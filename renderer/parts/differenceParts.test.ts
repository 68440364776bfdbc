import { expect, test } from 'vitest';
import { partsOf, sidesOf } from './differenceParts.ts';

const marked = (before: string, after: string, unit: 'tags' | 'nl'): string =>
  partsOf(before, after, unit)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `[+${text}+]`))
    .join('');

test('tags are compared as wholes', () => {
  expect(marked('a, long hair, b', 'a, very long hair, b', 'tags')).toBe(
    'a, [-long hair-][+very long hair+], b',
  );
});

test('an NL caption is compared word by word', () => {
  expect(marked('Ember waves. Ember smiles.', 'Yvonne waves. Yvonne smiles.', 'nl')).toBe(
    '[-Ember-][+Yvonne+] waves. [-Ember-][+Yvonne+] smiles.',
  );
});

test('what is left of a long text is shown in its place', () => {
  const text = 'She stands in the rain. Her hair is long. She smiles.';
  expect(marked(text, 'She stands in the rain. She smiles.', 'nl')).toContain('She stands in the rain. ');
});

test('quite another text is not taken to pieces', () => {
  const before =
    'A portrait of Ember from the thighs up, who holds a staff in her hand and smiles at the viewer.';
  const after = 'The drawing shows a staff at night, from above, in the hand of nobody.';
  expect(marked(before, after, 'nl')).toBe(`[-${before}-]\n[+${after}+]`);
});

test('two columns each have what only they have; two other texts are left unmarked', () => {
  const { before, after, another } = sidesOf('She smiles softly.', 'She grins softly.', 'nl');
  expect(before.map(({ kind, text }) => `${kind}:${text}`)).toEqual([
    'same:She ',
    'gone:smiles',
    'same: softly.',
  ]);
  expect(after.map(({ kind, text }) => `${kind}:${text}`)).toEqual([
    'same:She ',
    'new:grins',
    'same: softly.',
  ]);
  expect(another).toBe(false);
  expect(sidesOf('One text.', 'Something else', 'nl').another).toBe(true);
  expect(sidesOf('', 'A new one.', 'nl')).toEqual({
    before: [{ kind: 'same', text: '' }],
    after: [{ kind: 'same', text: 'A new one.' }],
    another: false,
  });
});
