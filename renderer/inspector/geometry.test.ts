import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canPan,
  carried,
  centreOf,
  fitScale,
  panned,
  percentOf,
  placed,
  stepped,
  wheeled,
  zoomedTo,
  type Stage,
  type Zoom,
} from './geometry.ts';

const stage: Stage = {
  image: { width: 1000, height: 1500 },
  frame: { width: 400, height: 300 },
  pixelRatio: 2,
};

const anySize = (max: number) =>
  fc.record({ width: fc.integer({ min: 1, max }), height: fc.integer({ min: 1, max }) });
const anyStage: fc.Arbitrary<Stage> = fc.record({
  image: anySize(8000),
  frame: anySize(2000),
  pixelRatio: fc.constantFrom(1, 1.25, 2, 3),
});
const anyPoint = fc.record({ x: fc.integer({ min: 0, max: 2000 }), y: fc.integer({ min: 0, max: 2000 }) });
const anyMoves = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('wheel' as const),
      delta: fc.integer({ min: -500, max: 500 }),
      at: anyPoint,
    }),
    fc.record({ kind: fc.constant('pan' as const), delta: fc.constant(0), at: anyPoint }),
  ),
  { maxLength: 12 },
);

describe('fit', () => {
  test('shows the whole image, centred', () => {
    expect(placed('fit', stage)).toEqual({ scale: 0.2, x: 100, y: 0 });
  });

  test('does not blow a small image up', () => {
    const small = { ...stage, image: { width: 100, height: 100 } };
    expect(placed('fit', small)).toEqual({ scale: 0.5, x: 175, y: 125 });
    expect(percentOf('fit', small)).toBe(100);
  });

  test('an image of unknown size does no harm', () => {
    expect(Number.isFinite(placed('fit', { ...stage, image: { width: 0, height: 0 } }).scale)).toBe(true);
  });
});

describe('zoom', () => {
  test('100 % is one device pixel for one of the image', () => {
    const zoom = stepped('fit', stage, 'actual', centreOf(stage));
    expect(placed(zoom, stage).scale).toBe(0.5);
    expect(percentOf(zoom, stage)).toBe(100);
  });

  test('the point under the pointer stays under it', () => {
    const at = { x: 180, y: 140 };
    const before = placed('fit', stage);
    const after = placed(zoomedTo('fit', stage, 1, at), stage);
    expect((at.x - after.x) / after.scale).toBeCloseTo((at.x - before.x) / before.scale);
    expect((at.y - after.y) / after.scale).toBeCloseTo((at.y - before.y) / before.scale);
  });

  test('toggling goes to 100 % and back, and to 200 % where fitting already is 100 %', () => {
    const zoom = stepped('fit', stage, 'toggle', centreOf(stage));
    expect(percentOf(zoom, stage)).toBe(100);
    expect(stepped(zoom, stage, 'toggle', centreOf(stage))).toBe('fit');
    const small = { ...stage, image: { width: 100, height: 100 } };
    expect(percentOf(stepped('fit', small, 'toggle', centreOf(small)), small)).toBe(200);
  });

  test('zooming out ends at fit', () => {
    const zoom = stepped('fit', stage, 'actual', centreOf(stage));
    expect(wheeled(zoom, stage, 5000, centreOf(stage))).toBe('fit');
    expect(stepped('fit', stage, 'out', centreOf(stage))).toBe('fit');
  });
});

describe('after any zooming and panning', () => {
  test('the frame is filled where the image is larger, and the image centred where it is smaller', () => {
    fc.assert(
      fc.property(anyStage, anyMoves, (stage, moves) => {
        const zoom = moves.reduce<Zoom>(
          (now, { kind, delta, at }) =>
            kind === 'wheel'
              ? wheeled(now, stage, delta, at)
              : panned(now, stage, { x: at.x - 1000, y: at.y - 1000 }),
          'fit',
        );
        const { scale, x, y } = placed(zoom, stage);
        expect(scale).toBeGreaterThanOrEqual(fitScale(stage) * 0.999);
        const axes = [
          { start: x, length: stage.image.width * scale, frame: stage.frame.width },
          { start: y, length: stage.image.height * scale, frame: stage.frame.height },
        ];
        const larger = axes.filter(({ length, frame }) => length > frame);
        const smaller = axes.filter(({ length, frame }) => length <= frame);
        for (const { start, length, frame } of larger) {
          expect(start).toBeLessThanOrEqual(1e-6);
          expect(start + length).toBeGreaterThanOrEqual(frame - 1e-6);
        }
        for (const { start, length, frame } of smaller) expect(start).toBeCloseTo((frame - length) / 2);
      }),
    );
  });

  test('only an image that is shown in part can be moved', () => {
    expect(canPan('fit', stage)).toBe(false);
    expect(canPan(stepped('fit', stage, 'actual', centreOf(stage)), stage)).toBe(true);
    expect(panned('fit', stage, { x: 50, y: 50 })).toBe('fit');
  });
});

test('the zoom goes along to the next image: the same scale, and the same part in the middle', () => {
  const zoomed = zoomedTo('fit', stage, 0.9, { x: 100, y: 100 });
  expect(carried(zoomed, stage, stage)).toEqual(zoomed);
  const larger: Stage = { ...stage, image: { width: 2000, height: 3000 } };
  const there = placed(carried(zoomed, stage, larger), larger);
  const here = placed(zoomed, stage);
  expect(there.scale).toBe(here.scale);
  const { x, y } = centreOf(stage);
  expect((x - there.x) / 2).toBeCloseTo(x - here.x);
  expect((y - there.y) / 2).toBeCloseTo(y - here.y);
  expect(carried('fit', stage, larger)).toBe('fit');
  // An image that is whole at this scale is shown whole.
  const half = zoomedTo('fit', stage, 0.45, { x: 100, y: 100 });
  expect(carried(half, stage, { ...stage, image: { width: 40, height: 30 } })).toBe('fit');
});

test('a zoom that goes along stays within its limits, whatever the images', () => {
  fc.assert(
    fc.property(
      anyStage,
      anySize(8000),
      anyPoint,
      fc.double({ min: 0.01, max: 16, noNaN: true }),
      (from, image, at, scale) => {
        const to: Stage = { ...from, image };
        const zoom = carried(zoomedTo('fit', from, scale, at), from, to);
        expect(placed(zoom, to)).toEqual(zoom === 'fit' ? placed('fit', to) : zoom);
      },
    ),
  );
});
