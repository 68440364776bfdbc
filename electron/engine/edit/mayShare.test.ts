/** Samples that differ in nothing but their extension are always known; few others are taken for such. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stemPath } from '../index/captionPaths.ts';
import { createPathTexts } from '../index/pathTexts.ts';
import { createMayShare } from './mayShare.ts';

const asked = (paths: readonly string[]) => {
  const texts = createPathTexts();
  texts.grow(paths.length + 1);
  for (const [at, path] of paths.entries()) texts.set(at + 1, path);
  const ids = Int32Array.from(paths, (_, at) => at + 1);
  return Array.from(ids, createMayShare(texts.current(), ids));
};

const name = fc.stringMatching(/^(?:[ab.]{1,3}|ä)$/);
const path = fc
  .tuple(fc.constantFrom('', 'a/', 'a.b/', 'ä/b/'), name, fc.constantFrom('', '.png', '.jpg'))
  .map((parts) => parts.join(''));

test('samples of one stem may share, wherever they stand', () => {
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 40 }), (paths) => {
      const mayShare = asked(paths);
      const missed = paths.filter((one, at) => {
        const shares = paths.some((other, n) => n !== at && stemPath(other) === stemPath(one));
        return shares && mayShare[at] !== true;
      });
      expect(missed).toEqual([]);
    }),
  );
});

test('of samples that share with none, few are remembered', () => {
  const mayShare = asked(Array.from({ length: 20_000 }, (_, n) => `set ${n % 7}/image ${n}.png`));
  expect(mayShare.filter(Boolean).length).toBeLessThan(20_000 / 8);
});
