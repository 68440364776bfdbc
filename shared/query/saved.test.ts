import { describe, expect, test } from 'vitest';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { nameIn, placeOfSaved, SavedProblem, savedQueries, savedTerm, withoutSaved } from './saved.ts';

const saved = {
  'To check': 'mark:none OR mark:outdated sort:-date',
  few: 'tags:<5',
  both: 'saved:few -saved:"to check"',
  all: '',
  bad: 'foo:bar',
  me: 'saved:you',
  you: 'saved:me',
};

const read = (text: string): string => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return printQuery(withoutSaved(parsed.query, saved));
};

const problemOf = (text: string) => {
  try {
    read(text);
    return null;
  } catch (error) {
    if (!(error instanceof SavedProblem)) throw error;
    return placeOfSaved(text, error);
  }
};

describe('what a saved query stands for', () => {
  test('its conditions take the place of its name, whatever stands beside it', () => {
    expect(read('solo saved:few')).toBe('solo tags:<5');
    expect(read('-saved:few OR solo')).toBe('-tags:<5 OR solo');
    expect(read('saved:both')).toBe('tags:<5 -(mark:none OR mark:outdated)');
  });

  test('capitals of its name make no difference, and its order counts where there is no other', () => {
    expect(read('saved:"TO CHECK" solo')).toBe('(mark:none OR mark:outdated) solo sort:-date');
    expect(read('saved:"to check" sort:name')).toBe('mark:none OR mark:outdated sort:name');
    expect(read('-saved:"to check"')).toBe('-(mark:none OR mark:outdated)');
  });

  test('an empty one finds everything', () => {
    expect(read('saved:all')).toBe('missing:tags OR -missing:tags');
  });

  test('one that is missing, unreadable or asks for itself is an error at its place', () => {
    expect(problemOf('solo saved:none')).toMatchObject({ position: 5, length: 10 });
    expect(problemOf('solo saved:none')?.message).toContain(
      'There are: all, bad, both, few, me, To check, you.',
    );
    expect(problemOf('saved:bad')?.message).toContain(
      'The saved query “bad” cannot be read: Unknown field “foo”',
    );
    expect(problemOf('saved:me')?.message).toBe('The saved query “me” asks for itself.');
  });
});

test('a term asks for a name as it is, and a list written by hand is read as far as it can be', () => {
  for (const name of ['few', 'to check', 'say "hi"', '*', 'a:b', '@x'])
    expect(parseQuery(savedTerm(name))).toEqual({
      ok: true,
      query: { where: { kind: 'saved', name }, sort: null },
    });
  expect(savedQueries.parse({ a: 'x', b: 3, c: null })).toEqual({ a: 'x' });
  expect(savedQueries.parse(['x'])).toEqual({});
  expect(nameIn({}, 'constructor')).toBeNull();
});
