import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { completionAt } from './completion.ts';
import { parseQuery } from './parse.ts';
import { printValue } from './print.ts';

/** A text with the cursor at `|`. */
const at = (marked: string): ReturnType<typeof completionAt> =>
  completionAt(marked.replace('|', ''), marked.indexOf('|'));

test.each([
  ['tag:long_ha|', 'tag', 'long_ha', 4, 11],
  ['tag:long_|ha', 'tag', 'long_', 4, 11],
  ['tag:|', 'tag', '', 4, 4],
  ['tag:"long ha|', 'tag', 'long ha', 4, 12],
  ['tag:"long ha| smile', 'tag', 'long ha', 4, 12],
  ['tag:"long ha|" smile', 'tag', 'long ha', 4, 13],
  ['a -smi|', null, 'smi', 3, 6],
  ['(a OR lon|)', null, 'lon', 6, 9],
  ['tag:perlica \\(ark|', 'tag', 'perlica (ark', 4, 17],
  ['tag:perl|ica \\(arknights\\) b', 'tag', 'perl', 4, 25],
  ['tag:perlica_(ark|', 'tag', 'perlica_(ark', 4, 16],
  ['(tag:perlica_(ark| OR b)', 'tag', 'perlica_(ark', 5, 17],
  ['char:pe*|', 'char', 'pe*', 5, 8],
  ['width>=10|', 'width', '>=10', 5, 9],
  ['sort:-da|', 'sort', '-da', 5, 8],
  ['zzz:q|', 'zzz', 'q', 4, 5],
])('%s', (marked, field, value, from, to) => {
  expect(at(marked)).toEqual({ field, value, from, to });
});

test.each(['|', 'a | b', 'a b |', 'ta|g:x', '-|', '|a', '( |)'])('nothing is being typed in %s', (marked) => {
  expect(at(marked)).toBeNull();
});

test('an accepted completion leaves a query that asks for it', () => {
  const before = fc.constantFrom('', 'a ', '-', '(b OR ', 'tag:"x y" ');
  const typed = fc.string({ maxLength: 4, unit: fc.constantFrom(...Array.from('ab_(')) });
  fc.assert(
    fc.property(
      before,
      typed,
      fc.constantFrom('', ' c'),
      fc.string({ minLength: 1 }),
      (head, part, rest, tag) => {
        fc.pre(!tag.includes('\\'));
        const text = `${head}tag:${part}`;
        const context = completionAt(text + rest, text.length);
        if (context === null) return;
        const { from, to } = context;
        const close = head.includes('(') ? ')' : '';
        const completed = (text + rest).slice(0, from) + printValue(tag) + (text + rest).slice(to) + close;
        const parsed = parseQuery(completed);
        expect(parsed).toMatchObject({ ok: true });
        expect(JSON.stringify(parsed)).toContain(JSON.stringify(tag));
      },
    ),
  );
});
