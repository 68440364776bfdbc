import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { justifiedLines } from './justified.ts';
import { gridLines, neighbour, partOf, rowLines, type Lines } from './lines.ts';

const target = 160;
const gap = 8;
const anySheet = fc
  .record({
    ratios: fc.array(fc.oneof(fc.integer({ min: 300, max: 3000 }), fc.constant(0)), { maxLength: 60 }),
    width: fc.integer({ min: 320, max: 2400 }),
  })
  .map(({ ratios, width }) => ({ ratios, width, lines: justifiedLines({ ratios, width, target, gap }) }));

const all = (lines: Lines) => Array.from({ length: lines.count }, (_, line) => lines.boxes(line)).flat();

describe('the justified sheet', () => {
  test('shows every sample once, in order', () => {
    fc.assert(
      fc.property(anySheet, ({ ratios, lines }) => {
        expect(all(lines).map((box) => box.position)).toEqual(ratios.map((_, index) => index));
      }),
    );
  });

  test('knows on which line a sample stands', () => {
    fc.assert(
      fc.property(anySheet, ({ lines }) => {
        for (let line = 0; line < lines.count; line++) {
          for (const box of lines.boxes(line)) expect(lines.lineOf(box.position)).toBe(line);
        }
      }),
    );
  });

  test('fills the width on every line but the last, with the gap between images', () => {
    fc.assert(
      fc.property(anySheet, ({ width, lines }) => {
        for (let line = 0; line < lines.count - 1; line++) {
          const boxes = lines.boxes(line);
          const last = boxes.at(-1);
          expect((last?.x ?? 0) + (last?.width ?? 0)).toBe(width);
          boxes.slice(1).forEach((box, index) => {
            const before = boxes[index];
            const space = box.x - (before?.x ?? 0) - (before?.width ?? 0);
            expect(Math.abs(space - gap)).toBeLessThanOrEqual(1);
          });
        }
      }),
    );
  });

  test('never runs out of the sheet', () => {
    fc.assert(
      fc.property(anySheet, ({ width, lines }) => {
        for (const box of all(lines)) expect(box.x + box.width).toBeLessThanOrEqual(width + 1);
      }),
    );
  });

  test('a last line that is all but full ends with the sheet, also where its height was rounded up', () => {
    const ratios = [300, 300, 0, 300, 0, 1289, 0, 1090];
    const width = 899;
    for (const box of all(justifiedLines({ ratios, width, target, gap })))
      expect(box.x + box.width).toBeLessThanOrEqual(width);
  });

  test('keeps proportions to within a pixel of rounding', () => {
    const ratios = [667, 667, 1500, 1000, 667, 1778, 667, 750, 1000, 667];
    const lines = justifiedLines({ ratios, width: 900, target, gap });
    for (const box of all(lines)) {
      const ratio = (ratios[box.position] ?? 0) / 1000;
      expect(Math.abs(box.width - ratio * box.height)).toBeLessThanOrEqual(3);
    }
  });

  test('keeps lines of ordinary images near the height that was asked for', () => {
    const ratios = Array.from({ length: 500 }, (_, index) => [667, 1000, 1500, 750][index % 4] ?? 667);
    const lines = justifiedLines({ ratios, width: 1000, target, gap });
    for (let line = 0; line < lines.count; line++) {
      expect(lines.height(line)).toBeGreaterThan(target * 0.75);
      expect(lines.height(line)).toBeLessThan(target * 1.35);
    }
  });
});

describe('tiles', () => {
  const lines = gridLines({ count: 23, width: 1000, cell: 230, gap: 10, heightOf: (width) => width * 2 });

  test('stand in the number of columns that comes nearest to the size asked for, and fill the width', () => {
    expect(lines.columns).toBe(4);
    expect(lines.count).toBe(6);
    expect(lines.boxes(0).map((box) => box.x)).toEqual([0, 252, 504, 756]);
    expect(lines.boxes(5).map((box) => box.position)).toEqual([20, 21, 22]);
    expect(lines.height(0)).toBe(242 * 2);
  });

  test('are one a line where there is no room for two', () => {
    expect(gridLines({ count: 3, width: 100, cell: 230, gap: 10, heightOf: () => 10 }).columns).toBe(1);
  });
});

describe('a part of the lines', () => {
  const whole = gridLines({ count: 23, width: 1000, cell: 230, gap: 10, heightOf: () => 100 });
  const part = partOf(whole, 2, 3);

  test('holds the samples of those lines, and ends where the next part begins', () => {
    expect(all(part).map((box) => box.position)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(part.first(part.count)).toBe(20);
    expect(partOf(whole, 4, 3).count).toBe(2);
  });

  test('says of other samples that they are before or after it', () => {
    expect(part.lineOf(3)).toBeLessThan(0);
    expect(part.lineOf(8)).toBe(0);
    expect(part.lineOf(20)).toBe(part.count);
  });
});

describe('neighbours', () => {
  const ratios = [1000, 1000, 1000, 1000, 1000, 2000, 1000];
  const sheet = justifiedLines({ ratios, width: 400, target: 100, gap: 0 });

  test('above and below are what stands nearest', () => {
    expect(sheet.boxes(0).map((box) => box.position)).toEqual([0, 1, 2, 3]);
    expect(neighbour(sheet, 0, 'down', 7)).toBe(4);
    expect(neighbour(sheet, 2, 'down', 7)).toBe(5);
    expect(neighbour(sheet, 3, 'down', 7)).toBe(6);
    expect(neighbour(sheet, 6, 'up', 7)).toBe(3);
  });

  test('end at the edges', () => {
    expect(neighbour(sheet, 0, 'left', 7)).toBe(0);
    expect(neighbour(sheet, 0, 'up', 7)).toBe(0);
    expect(neighbour(sheet, 6, 'right', 7)).toBe(6);
    expect(neighbour(sheet, 6, 'down', 7)).toBe(6);
    const rows = rowLines(3, 500, () => 100);
    expect(neighbour(rows, 1, 'down', 3)).toBe(2);
    expect(neighbour(rows, 2, 'down', 3)).toBe(2);
  });
});
