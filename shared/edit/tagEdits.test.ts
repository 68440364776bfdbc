import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tagKey } from '../caption/identity.ts';
import { parseTags } from '../caption/tagCaption.ts';
import {
  addTag,
  mergeSpellings,
  moveTagTo,
  normaliseTags,
  removeTagEverywhere,
  renameTag,
  replaceInTags,
  setTagsSeen,
  sortTags,
  swapTags,
  type TagContext,
} from './tagEdits.ts';

const write = (tag: string): string => tagKey(tag).replaceAll('(', '\\(').replaceAll(')', '\\)');
const context: TagContext = {
  categoryOf: (key) => {
    if (key.startsWith('@')) return 'artist';
    if (key === 'arknights') return 'copyright';
    return key.endsWith('(arknights)') ? 'character' : 'general';
  },
  write,
};
const texts = (text: string): readonly string[] => parseTags(text).map((span) => span.text);
const keys = (text: string): readonly string[] => texts(text).map(tagKey);

const word = fc.constantFrom(
  'a',
  'b',
  'c',
  'perlica \\(arknights\\)',
  'Perlica_(arknights)',
  'long hair',
  'Long_Hair',
  '^_^',
);
const separator = fc.constantFrom(', ', ',', ' ,  ', ',\r\n', '\n', ',, ');
/** Captions as they occur in practice. */
const caption = fc
  .tuple(
    fc.constantFrom('', '\uFEFF', '  '),
    fc.array(fc.tuple(word, separator), { maxLength: 8 }),
    fc.constantFrom('', '\n', '\r\n', ','),
  )
  .map(([head, parts, tail]) => {
    const body = parts.map(([tag, gap], index) => (index === parts.length - 1 ? tag : tag + gap)).join('');
    return head + body + tail;
  });
const tag = fc.constantFrom('a', 'b', 'new tag', 'perlica (arknights)', 'yvonne (arknights)');

/** All characters that are not part of a tag. */
const gaps = (text: string): string => {
  let rest = '';
  let from = 0;
  for (const { start, end } of parseTags(text)) {
    rest += `${text.slice(from, start)}|`;
    from = end;
  }
  return rest + text.slice(from);
};

describe('rename', () => {
  test('leaves no duplicate, loses no other tag and keeps their order', () => {
    fc.assert(
      fc.property(caption, tag, tag, (text, from, to) => {
        const before = keys(text);
        fc.pre(before.includes(tagKey(from)));
        const after = keys(renameTag(text, from, to, context).text);
        const touched = new Set([tagKey(from), tagKey(to)]);
        expect(after.filter((key) => !touched.has(key))).toEqual(before.filter((key) => !touched.has(key)));
        expect(after.filter((key) => key === tagKey(to))).toHaveLength(1);
        expect(after.includes(tagKey(from))).toBe(tagKey(from) === tagKey(to));
      }),
    );
  });
  test('changes nothing outside of the tag where there is nothing to merge', () => {
    fc.assert(
      fc.property(caption, (text) => {
        const { text: after, merged } = renameTag(text, 'a', 'new tag', context);
        fc.pre(!merged);
        expect(gaps(after)).toBe(gaps(text));
      }),
    );
  });
  test('keeps the first of two places and says that it merged', () => {
    expect(renameTag('x, a, y, b, z\r\n', 'b', 'a', context)).toEqual({
      text: 'x, a, y, z\r\n',
      merged: true,
    });
    expect(renameTag('x, b, y, a, z', 'b', 'a', context)).toEqual({ text: 'x, a, y, z', merged: true });
  });
  test('finds every spelling', () => {
    expect(
      renameTag('Perlica_(Arknights), solo', 'perlica \\(arknights\\)', 'yvonne (arknights)', context).text,
    ).toBe('yvonne \\(arknights\\), solo');
  });
});

describe('swap', () => {
  test('twice is nothing', () => {
    fc.assert(
      fc.property(caption, tag, tag, (text, a, b) => {
        const twice = swapTags(swapTags(text, a, b, context), a, b, context);
        expect(keys(twice)).toEqual(keys(text));
        expect(gaps(twice)).toBe(gaps(text));
      }),
    );
  });
  test('exchanges both in one step', () => {
    expect(swapTags('a, x, b', 'a', 'b', context)).toBe('b, x, a');
  });
});

describe('add', () => {
  test('puts the tag where it is told, once', () => {
    const text = 'perlica \\(arknights\\), arknights, @x, solo\n';
    expect(addTag(text, 'boots', { at: 'front' }, context)).toBe(`boots, ${text}`);
    expect(addTag(text, 'boots', { at: 'end' }, context)).toBe(text.replace('solo', 'solo, boots'));
    expect(addTag(text, 'boots', { at: 'after-activation' }, context)).toBe(text.replace('@x', '@x, boots'));
    expect(addTag(text, 'boots', { at: 'after', tag: 'Arknights' }, context)).toBe(
      text.replace('), arknights', '), arknights, boots'),
    );
    expect(addTag(text, 'boots', { at: 'position', position: 2 }, context)).toBe(
      text.replace(', arknights', ', boots, arknights'),
    );
    expect(addTag(text, 'SOLO', { at: 'front' }, context)).toBe(text);
  });
  test('and removing gives the same bytes back', () => {
    fc.assert(
      fc.property(caption, (text) => {
        expect(removeTagEverywhere(addTag(text, 'zz', { at: 'end' }, context), 'zz')).toBe(text);
      }),
    );
  });
});

test('remove takes out every spelling and nothing else', () => {
  fc.assert(
    fc.property(caption, tag, (text, unwanted) => {
      const key = tagKey(unwanted);
      expect(texts(removeTagEverywhere(text, unwanted))).toEqual(
        texts(text).filter((each) => tagKey(each) !== key),
      );
    }),
  );
});

test('merging spellings touches no gap and no other tag', () => {
  fc.assert(
    fc.property(caption, (text) => {
      const after = mergeSpellings(text, 'perlica \\(arknights\\)');
      expect(gaps(after)).toBe(gaps(text));
      expect(keys(after)).toEqual(keys(text));
      expect(texts(after)).not.toContain('Perlica_(arknights)');
    }),
  );
});

describe('replace', () => {
  test('works in each tag, with groups', () => {
    expect(replaceInTags('red hair, red_eyes, solo', /^(\w+)[ _]hair$/u, '$1 locks').text).toBe(
      'red locks, red_eyes, solo',
    );
  });
  test('drops what becomes empty or a duplicate', () => {
    expect(replaceInTags('red hair, hair, x', /^red /u, '')).toEqual({ text: 'hair, x', merged: true });
    expect(replaceInTags('a, drop me, b', /^drop.*$/u, '')).toEqual({ text: 'a, b', merged: false });
    expect(replaceInTags('cat one, cat two', /^cat.*$/u, 'cat')).toEqual({ text: 'cat', merged: true });
  });
  test('may make two tags of one', () => {
    expect(replaceInTags('a, bc, d', /^bc$/u, 'b, c').text).toBe('a, b, c, d');
  });
});

describe('order', () => {
  test('moving keeps the gaps and the set of tags', () => {
    fc.assert(
      fc.property(caption, tag, (text, moved) => {
        const after = moveTagTo(text, moved, { at: 'front' }, context);
        expect(gaps(after)).toBe(gaps(text));
        expect(texts(after).toSorted()).toEqual(texts(text).toSorted());
        const [first] = keys(text).includes(tagKey(moved)) ? [tagKey(moved)] : keys(text);
        expect(keys(after)[0]).toBe(first);
      }),
    );
  });
  test('sorting is stable, keeps the gaps, and sorted twice is sorted once', () => {
    fc.assert(
      fc.property(caption, (text) => {
        const after = sortTags(text, ['character', 'copyright', 'artist'], context);
        expect(gaps(after)).toBe(gaps(text));
        expect(sortTags(after, ['character', 'copyright', 'artist'], context)).toBe(after);
      }),
    );
    expect(
      sortTags(
        'solo, @x, arknights, smile, ember (arknights)',
        ['character', 'copyright', 'artist'],
        context,
      ),
    ).toBe('ember (arknights), arknights, @x, solo, smile');
  });
});

test('normalising gives each tag once, in one style, and again gives the same', () => {
  fc.assert(
    fc.property(caption, (text) => {
      const after = normaliseTags(text, write);
      expect(keys(after)).toEqual([...new Set(keys(text))]);
      expect(normaliseTags(after, write)).toBe(after);
    }),
  );
  expect(normaliseTags('\uFEFFLong_Hair ,solo,, long hair\r\n', write)).toBe('\uFEFFlong hair, solo\r\n');
});

describe('a list of tags as a person left it', () => {
  test('is what the caption holds afterwards, and the same list changes no byte', () => {
    fc.assert(
      fc.property(caption, fc.array(word, { maxLength: 8 }), (text, wanted) => {
        const seen = texts(text);
        expect(setTagsSeen(text, seen, seen)).toBe(text);
        expect(texts(setTagsSeen(text, seen, wanted) ?? '')).toEqual(wanted);
      }),
    );
  });
  test('is refused where the caption is another by now', () => {
    expect(setTagsSeen('a, b', ['a'], ['a', 'c'])).toBeNull();
  });
});
