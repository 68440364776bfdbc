/** The pool of tags stays what samples have, however often they change. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTagPool } from './tagPool.ts';

test('each sample has the tags that it was given last, through growing, shrinking and closing of gaps', () => {
  const step = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.array(fc.nat(20), { maxLength: 12 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const uses = new Map<number, number>();
      const pool = createTagPool({
        count: (spellings, change) => {
          for (const spelling of new Set(spellings)) uses.set(spelling, (uses.get(spelling) ?? 0) + change);
        },
        tagOfSpelling: (spelling) => spelling + 100,
      });
      pool.grow(5);
      const expected = new Map<number, readonly number[]>();
      for (const [id, spellings] of steps) {
        pool.set(id, Uint32Array.from(spellings));
        expected.set(id, spellings);
        pool.compact();
      }
      for (const [id, spellings] of expected) {
        expect([...pool.spellingsOf(id)]).toEqual(spellings);
        expect([...pool.tagsOf(id)]).toEqual(spellings.map((spelling) => spelling + 100));
      }
      for (const [spelling, count] of uses) {
        const having = [...expected.values()].filter((spellings) => spellings.includes(spelling));
        expect(count).toBe(having.length);
      }
    }),
  );
});

test('gaps are closed when they are as large as what is in use', () => {
  const pool = createTagPool({ count: () => undefined, tagOfSpelling: (spelling) => spelling });
  pool.grow(3);
  const many = Uint32Array.from({ length: 70_000 }, (_, i) => i);
  pool.set(1, many);
  pool.set(2, Uint32Array.of(7, 8));
  pool.compact();
  expect(pool.current().start[2]).toBe(70_000);
  pool.set(1, Uint32Array.of(5));
  pool.compact();
  expect(pool.current().start[2]).toBe(1);
  expect([...pool.tagsOf(1), ...pool.tagsOf(2)]).toEqual([5, 7, 8]);
});
