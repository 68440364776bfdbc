import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composed, inverse, isExchanged, turns } from '../../../../shared/turns.ts';
import { whole, type Box } from '../pictures/trim.ts';
import {
  after,
  boxOnBox,
  mappedBox,
  mappingOf,
  placementOf,
  reversed,
  turnOf,
  type Framed,
} from './mapping.ts';

const turn = fc.constantFrom(...turns);
const part = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const box = fc
  .tuple(part(0, 0.4), part(0, 0.4), part(0.6, 1), part(0.6, 1))
  .map(([left, top, right, bottom]): Box => ({ left, top, right, bottom }));
const framed = fc
  .record({
    shape: fc.record({ width: fc.integer({ min: 20, max: 64 }), height: fc.integer({ min: 20, max: 64 }) }),
    inner: box,
  })
  .map((each): Framed => each);

const expectNear = (a: object, b: object): void => {
  for (const [name, value] of Object.entries(a))
    expect(value).toBeCloseTo((b as Record<string, number>)[name] ?? NaN, 6);
};

test('a box comes to lie on the other, and back', () => {
  fc.assert(
    fc.property(box, box, turn, (a, b, way) => {
      const mapping = boxOnBox(a, b, way);
      expectNear(mappedBox(a, mapping), b);
      expectNear(mappedBox(b, reversed(mapping)), a);
      expect(turnOf(mapping)).toBe(way);
    }),
  );
});

test('turns follow one another along mappings', () => {
  fc.assert(
    fc.property(turn, turn, (one, other) => {
      const mapping = after(boxOnBox(whole, whole, one), boxOnBox(whole, whole, other));
      expect(turnOf(mapping)).toBe(composed(other, one));
      expect(turnOf(reversed(mapping))).toBe(inverse(composed(other, one)));
    }),
  );
});

test('a placement is a mapping and the other way round', () => {
  const scale = part(0.6, 1.6);
  const shift = part(-0.3, 0.3);
  fc.assert(
    fc.property(
      framed,
      framed,
      turn,
      fc.tuple(scale, scale, shift, shift),
      (a, b, way, [scaleX, scaleY, x, y]) => {
        const placement = { scaleX, scaleY, x, y };
        const mapping = mappingOf(a, b, way, placement);
        expect(turnOf(mapping)).toBe(way);
        expect(isExchanged(way)).toBe(Math.abs(mapping.xx) < 1e-9);
        expectNear(placementOf(a, b, mapping), placement);
      },
    ),
  );
});
