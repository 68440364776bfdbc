/** The scanner on folders that it has read before: what it reads again, and that both ways to it end in the same index. */
import { copyFileSync, existsSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { pngOf, writeFiles } from '../testing.ts';
import { relPathsOf, startScanner, tempFolder } from './testing.ts';

const png = await pngOf(3, 2);

/**
 * As if the files had not been touched for a while: a file that has just been written is read again, to be
 * sure.
 */
const age = (root: string, ...relPaths: readonly string[]): void => {
  for (const relPath of relPaths) utimesSync(path.join(root, relPath), 1_600_000_000, 1_600_000_000);
};

describe('reading again', () => {
  const five = { 'a.png': png, 'a.txt': 'x', 'b.png': png, 'b_nl.txt': 'B.', 'sub/c.png': png };

  test('reads only what changed', () => {
    const root = tempFolder();
    const index = tempFolder();
    writeFiles(root, five);
    age(root, ...Object.keys(five));
    const first = startScanner(root, index);
    expect(first.scan().read).toBe(3);
    expect(first.scan().read).toBe(0);
    first.close();

    writeFiles(root, { 'b_nl.txt': 'Other words.', 'd.png': png });
    rmSync(path.join(root, 'a.txt'));
    const second = startScanner(root, index);
    expect(relPathsOf(second.result())).toEqual(['a.png', 'b.png', 'sub/c.png']);
    expect(second.scan().read).toBe(3);
    expect(second.result().samples.map(({ relPath, spellings, nl }) => [relPath, spellings, nl])).toEqual([
      ['a.png', [], null],
      ['b.png', [], 'Other words.'],
      ['d.png', [], null],
      ['sub/c.png', [], null],
    ]);
  });

  test('reads a file again that changed in the moment it was read, though size and time are the same', () => {
    const root = tempFolder();
    writeFiles(root, { 'a.png': png, 'a.txt': 'one' });
    const scanner = startScanner(root);
    scanner.scan();
    writeFiles(root, { 'a.txt': 'two' });
    const now = new Date();
    utimesSync(path.join(root, 'a.txt'), now, now);
    scanner.scan();
    expect(scanner.result().samples[0]?.spellings).toEqual(['two']);
  });

  test('an id stays with its path, also across openings', () => {
    const root = tempFolder();
    const index = tempFolder();
    writeFiles(root, five);
    const first = startScanner(root, index);
    first.scan();
    const pathOf = (scanner: typeof first, id: number): string => scanner.columns.columns.relPath(id);
    const before = [1, 2, 3].map((id) => pathOf(first, id));
    first.close();
    rmSync(path.join(root, 'a.png'));
    writeFiles(root, { '0.png': png });
    const second = startScanner(root, index);
    second.scan();
    expect([1, 2, 3].map((id) => pathOf(second, id))).toEqual(['', ...before.slice(1)]);
    expect(pathOf(second, 4)).toBe('0.png');
  });

  test('a dataset whose last sample went takes new ones in', () => {
    const root = tempFolder();
    const index = tempFolder();
    writeFiles(root, { 'a.png': png, 'a.txt': 'old, older' });
    const first = startScanner(root, index);
    first.scan();
    rmSync(path.join(root, 'a.png'));
    first.scan();
    first.close();
    writeFiles(root, { 'b.png': png, 'b.txt': 'new, old' });
    const second = startScanner(root, index);
    second.scan();
    expect(second.result().samples.map(({ spellings }) => spellings)).toEqual([['new', 'old']]);
  });
});

const ancestors = (relPath: string): string[] =>
  relPath.split('/').flatMap((_, i, parts) => (i === 0 ? [] : [parts.slice(0, i).join('/')]));

/** Whatever is done to a folder: reading the paths that changed ends where reading it all anew does. */
describe('changes by path', () => {
  const stems = ['a', 'a_nl', 'b', 'sub/a', 'sub/deep/c'];
  const endings = ['.png', '.jpg', '.txt', '_nl.txt', '_nl_nl.txt'];
  const unusual = ['.TXT', '_NL.Txt', '.caption', '.png.txt', '-masklabel.png', '-CondLabel.png'];
  const file = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(fc.constantFrom(...stems), fc.constantFrom(...endings)).map(([s, e]) => s + e),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...stems), fc.constantFrom(...unusual)).map(([s, e]) => s + e),
    },
    { weight: 1, arbitrary: fc.constantFrom('masks/a.png', 'sub/masks/a.jpg', 'sub/masks/b.png') },
  );
  const folder = fc.constantFrom('sub', 'sub/deep', 'moved', 'masks', 'sub/masks');
  const content = fc.constantFrom<string | Buffer>(png, 'one, two', 'two', '', Buffer.from([0xff]));
  const change = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('write' as const), file, content }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), file }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('move' as const), file, to: file }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('moveFolder' as const), file: folder, to: folder }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('copy' as const), file, to: file }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('fileForFolder' as const), file: folder }) },
  );

  const carryOut = (root: string, one: typeof change extends fc.Arbitrary<infer T> ? T : never): string[] => {
    const at = (relPath: string): string => path.join(root, relPath);
    // A file may stand where a folder was.
    const inFile = (relPath: string): boolean =>
      ancestors(relPath).some((above) => statSync(at(above), { throwIfNoEntry: false })?.isFile());
    if (inFile(one.file) || ('to' in one && inFile(one.to))) return [];
    switch (one.kind) {
      case 'write':
        writeFiles(root, { [one.file]: one.content });
        return [one.file];
      case 'remove':
        rmSync(at(one.file), { force: true });
        return [one.file];
      case 'fileForFolder':
        if (!existsSync(at(one.file))) return [];
        rmSync(at(one.file), { recursive: true });
        writeFileSync(at(one.file), 'no folder any more');
        return [one.file];
      case 'copy':
        if (!existsSync(at(one.file)) || existsSync(at(one.to)) || !existsSync(path.dirname(at(one.to))))
          return [];
        copyFileSync(at(one.file), at(one.to));
        return [one.to];
      case 'move':
      case 'moveFolder':
        if (!existsSync(at(one.file)) || !existsSync(path.dirname(at(one.to)))) return [];
        if (one.kind === 'moveFolder' && (existsSync(at(one.to)) || one.to.startsWith(one.file))) return [];
        renameSync(at(one.file), at(one.to));
        return [one.file, one.to];
    }
  };

  test('end in the same index as reading the folder anew', () => {
    const scratch = tempFolder();
    let run = 0;
    fc.assert(
      fc.property(fc.array(fc.array(change, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (steps) => {
        const root = path.join(scratch, String(++run));
        writeFiles(root, { 'a.png': png, 'a.txt': 'one', 'sub/a.png': png, 'sub/a_nl.txt': 'Prose.' });
        const followed = startScanner(root, path.join(scratch, `${run}.followed`));
        followed.scan();
        for (const step of steps) followed.paths(step.flatMap((one) => carryOut(root, one)));
        const anew = startScanner(root, path.join(scratch, `${run}.anew`));
        anew.scan(followed.suffixes ?? undefined);
        expect(followed.result()).toEqual(anew.result());
        followed.close();
        anew.close();
      }),
      {
        numRuns: 40,
        // A folder that goes from one with captions of unusual names.
        examples: [
          [
            [
              [
                { kind: 'write', file: 'sub/a.TXT', content: '' },
                { kind: 'write', file: 'sub/deep/c.png', content: png },
              ],
              [{ kind: 'moveFolder', file: 'sub/deep', to: 'moved' }],
            ],
          ],
        ],
      },
    );
  });
});

test('an index that is no database, or of another version, is made again, and that is said', () => {
  const root = tempFolder();
  const index = tempFolder();
  writeFiles(root, { 'a.png': png, 'a.txt': 'x' });
  writeFileSync(path.join(index, 'index.db'), 'not a database, whatever its name says'.repeat(300));
  const scanner = startScanner(root, index);
  expect(scanner.notice).toBe('The index of this dataset was damaged; it has been rebuilt from the files.');
  scanner.scan();
  expect(relPathsOf(scanner.result())).toEqual(['a.png']);
  onTestFinished(() => scanner.close());
});
