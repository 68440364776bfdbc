/** Names in exports: patterns, and no two the same. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createClaims, createNamer, patternProblem, safeName, tagName } from './names.ts';

const facts = (name: string, character: string | null = null) => ({
  name,
  folder: 'a/b',
  character,
  copyright: null,
});

describe('patterns', () => {
  test('count what would otherwise be called the same, for each folder by itself', () => {
    const name = createNamer('{character}_{n:04}');
    const [perlica, yvonne] = ['perlica \\(arknights\\)', 'yvonne'];
    expect(name(facts('x', perlica), '')).toBe('perlica_(arknights)_0001');
    expect(name(facts('y', yvonne), '')).toBe('yvonne_0001');
    expect(name(facts('z', perlica), '')).toBe('perlica_(arknights)_0002');
    expect(name(facts('w', perlica), 'other')).toBe('perlica_(arknights)_0001');
    expect(name(facts('v'), '')).toBe('no_character_0001');
  });
  test('an empty one keeps the names', () => {
    expect(createNamer('')(facts('a b?'), '')).toBe('a b?');
  });
  test('may use folder, name and copyright', () => {
    expect(createNamer('{folder}-{name}-{copyright}')(facts('x'), '')).toBe('a_b-x-no_copyright');
  });
  test('what they cannot have is said', () => {
    expect(patternProblem('{character}_{n:04}')).toBeNull();
    expect(patternProblem('{artist}')).toMatch(/cannot have \{artist\}/);
    expect(patternProblem('{n')).toMatch(/not closed/);
  });
});

describe('safe names', () => {
  test('hold nothing that a file system refuses, are never empty, and are safe already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const safe = safeName(text);
        expect(safe).not.toMatch(/[\\/<>:"|?*]|^\.|[. ]$|^$/);
        expect(encodeURIComponent(safe).replaceAll(/%../g, 'x').length).toBeLessThanOrEqual(181);
        expect(safeName(safe)).toBe(safe);
      }),
    );
  });
  test('are no devices, and no way out of the folder', () => {
    expect(safeName('con')).toBe('_con');
    expect(safeName('../../etc')).toBe('_.._etc');
    expect(tagName('fate/zero \\(x\\)', '')).toBe('fate_zero_(x)');
  });
});

describe('claims', () => {
  const suffixes = ['.txt', '_nl.txt'];
  test('images that share a stem share captions: the second gets a number', () => {
    const claim = createClaims(suffixes);
    expect(claim('', 'dup', '.jpg')).toBe('dup');
    expect(claim('', 'dup', '.png')).toBe('dup_2');
    expect(claim('other', 'dup', '.png')).toBe('dup');
  });
  test('capitals and Unicode forms do not make a name another', () => {
    const claim = createClaims(suffixes);
    expect([claim('', 'Été', '.png'), claim('', 'été', '.png'), claim('', 'été', '.png')]).toEqual([
      'Été',
      'été_2',
      'été_3',
    ]);
  });
  test('no caption is called like a caption of another sample', () => {
    const claim = createClaims(suffixes);
    expect(claim('', 'a', '.png')).toBe('a');
    // Its tags would be `a_nl.txt`, the NL caption of `a`.
    expect(claim('', 'a_nl', '.png')).toBe('a_nl_2');
  });
  test('a number that is taken already is skipped', () => {
    const claim = createClaims(suffixes);
    expect(['x_2', 'x', 'x', 'x'].map((stem) => claim('', stem, '.png'))).toEqual(['x_2', 'x', 'x_3', 'x_4']);
  });
});
