import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mcut } from './mcut.ts';
import { decodeScores, encodeScores, leastScore, scoreByte } from './scores.ts';

test('scores are kept with their labels from .05 on, each as a byte', () => {
  const encoded = encodeScores([0.9, 0.04, 0.0509, 1, 0]);
  expect(decodeScores(encoded)).toEqual({
    labels: Uint32Array.of(0, 2, 3),
    scores: Uint8Array.of(230, 13, 255),
  });
});

test('what is kept is what was given, however far labels lie apart', () => {
  const sparse = fc.dictionary(fc.nat(300_000).map(String), fc.float({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(sparse, (given) => {
      const scores = new Float32Array(300_001);
      for (const [label, score] of Object.entries(given)) scores[Number(label)] = score;
      const { labels, scores: kept } = decodeScores(encodeScores(scores));
      const wanted = Object.entries(given)
        .map(([label, score]) => [Number(label), scoreByte(score)] as const)
        .filter(([, score]) => score >= leastScore)
        .toSorted(([a], [b]) => a - b);
      expect(Array.from(labels, (label, at) => [label, kept[at]])).toEqual(wanted);
    }),
    { numRuns: 30 },
  );
});

test('MCut cuts in the middle of the widest gap, of which the last ends at 0', () => {
  expect(mcut([230, 50, 200, 40])).toBe(125);
  expect(mcut([230, 200])).toBe(100);
  expect(mcut([])).toBe(Infinity);
});

test('MCut finds what trying all gaps finds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 255 }), { minLength: 1 }), (scores) => {
      const falling = [...scores, 0].toSorted((a, b) => b - a);
      const gaps = scores.map((_, i) => (falling[i] ?? 0) - (falling[i + 1] ?? 0));
      const at = gaps.indexOf(Math.max(...gaps));
      expect(scores.filter((score) => score >= mcut(scores)).toSorted((a, b) => b - a)).toEqual(
        falling.slice(0, at + 1),
      );
    }),
  );
});
