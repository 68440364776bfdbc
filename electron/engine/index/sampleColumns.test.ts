/** The columns against a plain list of samples, through any sequence of batches. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { categoriesOf } from '../../../shared/caption/category.ts';
import { tagKey } from '../../../shared/caption/identity.ts';
import { createBatch } from '../scan/batch.ts';
import { flag } from './columns.ts';
import { createSampleColumns, type SampleColumns } from './sampleColumns.ts';

const words = [
  '1girl',
  'Long_Hair',
  'long hair',
  'perlica \\(arknights\\)',
  'Perlica (arknights)',
  '>_<',
  'solo',
  // More tags than are looked for one by one.
  'smile',
  'hat',
  'boots',
  'rain',
  'night',
  '@channel',
  'upper body',
  'arknights',
];
const problemFree = { image: null, tags: null, nl: null };

interface Sample {
  readonly relPath: string;
  readonly spellings: readonly string[];
  readonly flags: number;
}

const sample = fc.record({
  relPath: fc.constantFrom('a.png', 'b.png', 'sub/c.png'),
  spellings: fc.array(fc.constantFrom(...words), { maxLength: 12 }),
  flags: fc.constantFrom(flag.alive, flag.alive | flag.tagsPresent, flag.alive | flag.broken, 0),
});
const batches = fc.array(fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), sample), { maxLength: 8 }));

const applyTo = (columns: SampleColumns) => {
  const spellingIds = new Map<string, number>();
  return (rows: readonly (readonly [number, Sample])[]): void => {
    const batch = createBatch(spellingIds.size);
    for (const [id, { relPath, spellings, flags }] of rows) {
      const numbers = spellings.map((text) => {
        const known = spellingIds.get(text);
        if (known !== undefined) return known;
        const next = spellingIds.size;
        spellingIds.set(text, next);
        batch.addSpelling(text);
        return next;
      });
      batch.add(
        {
          id,
          relPath: flags === 0 ? '' : relPath,
          flags,
          width: id * 10,
          height: id * 20,
          imageSize: id * 1000,
          imageMtime: id,
          format: 0,
          tagsHash: id,
          nlHash: id,
          spellings: Uint32Array.from(flags === 0 ? [] : numbers),
        },
        flags & flag.broken ? { id, ...problemFree, image: 'broken' } : null,
        null,
      );
    }
    columns.apply(batch.finish().batch);
  };
};

const countOf = (items: readonly string[], item: string): number =>
  items.filter((one) => one === item).length;

test('columns, counts, spellings and postings are those of the samples, whatever came before', () => {
  fc.assert(
    fc.property(batches, (all) => {
      const built = createSampleColumns((keys) => categoriesOf(keys, {}));
      const apply = applyTo(built);
      const model = new Map<number, Sample>();
      for (const rows of all) {
        apply(rows);
        // Asked for in between, as windows do: tags that come after that are added to what was answered.
        if (built.columns.tags.size > 0) built.columns.tags.category(0);
        for (const [id, one] of rows) {
          if (one.flags === 0) model.delete(id);
          else model.set(id, one);
        }
      }
      const { columns, flagCount, problems } = built;
      const { tags } = columns;
      const ids = [...model.keys()].toSorted((a, b) => a - b);
      expect(columns.count).toBe(model.size);
      expect(flagCount(flag.broken)).toBe([...model.values()].filter((s) => s.flags & flag.broken).length);
      expect([...problems.keys()].toSorted((a, b) => a - b)).toEqual(
        ids.filter((id) => (model.get(id)?.flags ?? 0) & flag.broken),
      );
      for (const id of ids) {
        const { relPath, spellings, flags } = model.get(id) ?? { relPath: '', spellings: [], flags: 0 };
        expect([columns.relPath(id), columns.flags[id]]).toEqual([relPath, flags]);
        expect(columns.spellingsOf(id)).toEqual(spellings);
        expect(Array.from(columns.tagsOf(id), (tag) => tags.key(tag))).toEqual(spellings.map(tagKey));
      }
      const allKeys = Array.from({ length: tags.size }, (_, tag) => tags.key(tag));
      expect(allKeys.map((_, tag) => tags.category(tag))).toEqual(categoriesOf(allKeys, {}).list);
      for (let tag = 0; tag < tags.size; tag++) {
        const key = tags.key(tag);
        const having = ids.filter((id) => model.get(id)?.spellings.some((text) => tagKey(text) === key));
        expect([...tags.samples(tag)]).toEqual(having);
        expect(tags.count(tag)).toBe(having.length);
        expect(tags.find(key)).toBe(tag);
        const texts = ids.flatMap((id) => Array.from(new Set(model.get(id)?.spellings)));
        for (const { text, count } of tags.spellings(tag)) {
          expect(tagKey(text)).toBe(key);
          expect(count).toBe(countOf(texts, text));
        }
        const counts = tags.spellings(tag).map(({ count }) => count);
        expect(counts).toEqual(counts.toSorted((a, b) => b - a));
        const [first] = tags.spellings(tag);
        expect(having.length === 0 || tags.spelling(tag) === first?.text).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

const long = (n: number): string[] => Array.from({ length: 200 + n }, (_, i) => `tag ${i}`);

test('captions that grow again and again do not fill the memory, and lose nothing', () => {
  const built = createSampleColumns((keys) => categoriesOf(keys, {}));
  const apply = applyTo(built);
  for (let n = 0; n < 800; n++) {
    apply([[(n % 3) + 1, { relPath: 'a.png', spellings: long(n), flags: flag.alive }]]);
  }
  expect([1, 2, 3].map((id) => built.columns.tagsOf(id).length)).toEqual([998, 999, 997]);
  expect(built.columns.spellingsOf(2)).toEqual(long(799));
});

test('a revision for every change; one for paths only when paths change', () => {
  const built = createSampleColumns((keys) => categoriesOf(keys, {}));
  const apply = applyTo(built);
  const one = { relPath: 'a.png', spellings: ['x'], flags: flag.alive };
  apply([[1, one]]);
  apply([[1, { ...one, spellings: ['y'] }]]);
  expect([built.columns.revision, built.columns.pathRevision]).toEqual([2, 1]);
  apply([[1, { ...one, flags: 0 }]]);
  expect([built.columns.revision, built.columns.pathRevision]).toEqual([3, 2]);
});
