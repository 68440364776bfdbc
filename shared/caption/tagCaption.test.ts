import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  insertTag,
  isOneTag,
  isSpace,
  moveTag,
  parseTags,
  removeTag,
  replaceTag,
  separatorOf,
} from './tagCaption.ts';
import { setTags } from './setTags.ts';

const tagsOf = (text: string): readonly string[] => parseTags(text).map((span) => span.text);

/** Captions as they are on disk, and any other text. */
const captions = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b c', ',', ', ', ' ', '\n', '\r\n', '\r', '\uFEFF', '\\(', '\t') }),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .record({
      mark: fc.constantFrom('', '\uFEFF'),
      tags: fc.array(fc.constantFrom('1girl', 'solo', 'long hair', 'x \\(y\\)'), { maxLength: 6 }),
      separator: fc.constantFrom(', ', ',', ' , ', '\n', ',\r\n', ', , '),
      end: fc.constantFrom('', '\n', '\r\n', ', ', ','),
    })
    .map(({ mark, tags, separator, end }) => mark + tags.join(separator) + end),
);
const tags = fc.oneof(
  fc.constantFrom('smile', 'x \\(y\\)', '>_<', 'a'),
  fc.string({ minLength: 1 }).filter(isOneTag),
);

/** A caption and a position in it; `slots` more than it has tags. */
const placed = (slots: number): fc.Arbitrary<{ readonly text: string; readonly index: number }> =>
  captions
    .filter((text) => parseTags(text).length + slots > 0)
    .chain((text) =>
      fc.record({ text: fc.constant(text), index: fc.nat({ max: parseTags(text).length + slots - 1 }) }),
    );

describe('reading', () => {
  test('commas and line breaks separate; space, empty tokens and a byte order mark are no tags', () => {
    expect(tagsOf('\uFEFF1girl, solo,,long hair ,\r\n x \\(y\\)\n\nsmile, ')).toEqual([
      '1girl',
      'solo',
      'long hair',
      'x \\(y\\)',
      'smile',
    ]);
    expect(tagsOf('')).toEqual([]);
    expect(tagsOf(' \uFEFF , \n')).toEqual([]);
  });

  test('white space is what trim takes away, sign by sign', () => {
    const codes = Array.from({ length: 0x10000 }, (_, code) => code);
    expect(codes.filter(isSpace)).toEqual(codes.filter((code) => String.fromCharCode(code).trim() === ''));
  });

  test('spans and the gaps between them are the text, and gaps hold nothing but separators and space', () => {
    fc.assert(
      fc.property(captions, (text) => {
        let joined = '';
        let from = 0;
        for (const span of parseTags(text)) {
          const gap = text.slice(from, span.start);
          expect(gap.replaceAll(',', '').trim()).toBe('');
          expect(text.slice(span.start, span.end)).toBe(span.text);
          expect(isOneTag(span.text)).toBe(true);
          joined += gap + span.text;
          from = span.end;
        }
        expect(text.slice(from).replaceAll(',', '').trim()).toBe('');
        expect(joined + text.slice(from)).toBe(text);
      }),
    );
  });
});

describe('the separator of an insertion', () => {
  test.each([
    ['', ', '],
    ['a', ', '],
    ['a, b, c', ', '],
    ['a,b,c', ','],
    ['a,b, c', ', '],
    ['a\r\nb\r\nc\r\n', '\r\n'],
    ['a,\nb,\nc', ',\n'],
    ['a , b , c', ' , '],
    ['a,,b,,c', ', '],
  ])('of %j is %j', (text, separator) => {
    expect(separatorOf(text)).toBe(separator);
  });
});

describe('inserting', () => {
  test.each([
    ['', 0, 'x'],
    ['\uFEFF', 0, '\uFEFFx'],
    ['\n', 0, 'x\n'],
    ['1girl\r\n', 1, '1girl, x\r\n'],
    ['\uFEFF1girl, solo', 0, '\uFEFFx, 1girl, solo'],
    ['a,b,c', 1, 'a,x,b,c'],
    ['a, b, ', 2, 'a, b, x, '],
    ['a\nb\n', 2, 'a\nb\nx\n'],
  ])('into %j at %i gives %j', (text, index, result) => {
    expect(insertTag(text, index, 'x')).toBe(result);
  });

  test('puts the tag at its place and takes nothing away', () => {
    fc.assert(
      fc.property(placed(1), tags, ({ text, index }, tag) => {
        const result = insertTag(text, index, tag);
        expect(tagsOf(result)).toEqual(tagsOf(text).toSpliced(index, 0, tag));
        const added = result.length - text.length;
        const cut = Array.from(
          { length: text.length + 1 },
          (_, at) => result.slice(0, at) + result.slice(at + added),
        );
        expect(cut).toContain(text);
      }),
    );
  });

  test('and removing what was inserted gives back the same text', () => {
    fc.assert(
      fc.property(placed(1), tags, ({ text, index }, tag) => {
        expect(removeTag(insertTag(text, index, tag), index)).toBe(text);
      }),
    );
  });

  test.each(['', ' a', 'a,b', 'a\nb', '\uFEFFa'])('%j is refused: it is not one tag', (tag) => {
    expect(() => insertTag('x', 0, tag)).toThrow(RangeError);
    expect(() => replaceTag('x', 0, tag)).toThrow(RangeError);
  });

  test('a position that is not there is refused', () => {
    expect(() => insertTag('a', 2, 'x')).toThrow(RangeError);
    expect(() => removeTag('a', 1)).toThrow(RangeError);
    expect(() => moveTag('a', 0, 1)).toThrow(RangeError);
  });
});

describe('removing', () => {
  test.each([
    ['a, b, c', 0, 'b, c'],
    ['a, b, c', 1, 'a, c'],
    ['a, b, c\n', 2, 'a, b\n'],
    ['\uFEFFa\r\n', 0, '\uFEFF\r\n'],
    ['a, b,\nc, d', 2, 'a, b,\nd'],
    ['a\nb\nc', 1, 'a\nc'],
  ])('from %j at %i gives %j', (text, index, result) => {
    expect(removeTag(text, index)).toBe(result);
  });

  test('takes one stretch that holds this tag and no other', () => {
    fc.assert(
      fc.property(placed(0), ({ text, index }) => {
        const result = removeTag(text, index);
        expect(tagsOf(result)).toEqual(tagsOf(text).toSpliced(index, 1));
        const spans = parseTags(text);
        const head = text.slice(0, spans[index - 1]?.end ?? 0);
        const tail = text.slice(spans[index + 1]?.start ?? text.length);
        expect(result.startsWith(head)).toBe(true);
        expect(result.endsWith(tail)).toBe(true);
      }),
    );
  });
});

test('replacing changes the tag and nothing around it', () => {
  fc.assert(
    fc.property(placed(0), tags, ({ text, index }, tag) => {
      const span = parseTags(text)[index];
      expect(replaceTag(text, index, tag)).toBe(text.slice(0, span?.start) + tag + text.slice(span?.end));
      expect(replaceTag(replaceTag(text, index, tag), index, span?.text ?? '')).toBe(text);
    }),
  );
});

test('moving keeps every gap where it is, and moving back gives the same text', () => {
  expect(moveTag('a,b,\nc', 2, 0)).toBe('c,a,\nb');
  fc.assert(
    fc.property(placed(0), fc.nat(), ({ text, index }, any) => {
      const to = any % parseTags(text).length;
      const moved = moveTag(text, index, to);
      const list = tagsOf(text);
      expect(tagsOf(moved)).toEqual(list.toSpliced(index, 1).toSpliced(to, 0, list[index] ?? ''));
      expect(moveTag(moved, to, index)).toBe(text);
    }),
  );
});

describe('setting the list', () => {
  test.each([
    ['a, b,\r\nc, d\r\n', ['a', 'c', 'd'], 'a,\r\nc, d\r\n'],
    ['a,b,c', ['a', 'x', 'c', 'y'], 'a,x,c,y'],
    ['\uFEFFa, , b', ['b'], '\uFEFFb'],
    ['a, b, c', ['c', 'a', 'b'], 'c, a, b'],
    ['a\n', [], '\n'],
  ])('of %j to %j gives %j', (text, list, result) => {
    expect(setTags(text, list)).toBe(result);
  });

  test('gives the list, and leaves a caption that has it already as it is', () => {
    fc.assert(
      fc.property(captions, fc.array(tags, { maxLength: 8 }), (text, list) => {
        expect(tagsOf(setTags(text, list))).toEqual(list);
        expect(setTags(text, tagsOf(text))).toBe(text);
      }),
    );
  });

  test('changes nothing before the first tag that differs and after the last', () => {
    fc.assert(
      fc.property(captions, fc.array(tags, { maxLength: 3 }), fc.nat(), fc.nat(), (text, list, x, y) => {
        const spans = parseTags(text);
        const from = x % (spans.length + 1);
        const to = from + (y % (spans.length - from + 1));
        const old = tagsOf(text);
        const result = setTags(text, [...old.slice(0, from), ...list, ...old.slice(to)]);
        expect(result.startsWith(text.slice(0, spans[from - 1]?.end ?? 0))).toBe(true);
        const tail = spans[to] === undefined ? (spans.at(-1)?.end ?? text.length) : spans[to].start;
        expect(result.endsWith(text.slice(tail))).toBe(true);
      }),
    );
  });
});
