/** The scanner on real folders: what it finds, what it reads again, and that both ways to it end in the same index. */
import {
  copyFileSync,
  existsSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { flag } from '../index/columns.ts';
import { pngOf, writeFiles } from '../testing.ts';
import { startScanner, tempFolder } from './testing.ts';

const png = await pngOf(3, 2);

/**
 * As if the files had not been touched for a while: a file that has just been written is read again, to be
 * sure.
 */
const age = (root: string, ...relPaths: readonly string[]): void => {
  for (const relPath of relPaths) utimesSync(path.join(root, relPath), 1_600_000_000, 1_600_000_000);
};

const relPathsOf = (scanned: { readonly samples: readonly { readonly relPath: string }[] }): string[] =>
  scanned.samples.map(({ relPath }) => relPath);

describe('what is a sample', () => {
  test('content decides, not the name; a name that claims an image makes a broken one', () => {
    const root = tempFolder();
    writeFiles(root, {
      'really a png.jpg': png,
      'no extension': png,
      'odd.foo': png,
      'notes.foo': 'text',
      'page.png': '<!doctype html>',
      'empty.webp': '',
      'cut.png': png.subarray(0, 20),
      'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'latents.npz': png,
      'photo.tiff': Buffer.from('49492a0008000000', 'hex'),
    });
    const scanner = startScanner(root);
    scanner.scan();
    const found = scanner
      .result()
      .samples.map(({ relPath, format, problems }) => [relPath, format, problems[0]]);
    expect(found).toEqual([
      ['cut.png', 'png', 'The file ends before its image begins: it is truncated.'],
      ['empty.webp', 'unknown', 'The file is empty.'],
      ['no extension', 'png', null],
      ['odd.foo', 'png', null],
      ['page.png', 'unknown', 'It is an HTML page, not an image. Download the image itself again.'],
      ['photo.tiff', 'unknown', expect.stringContaining('TIFF')],
      ['really a png.jpg', 'png', null],
    ]);
  });

  test('a mask belongs to its image; without one it is listed', () => {
    const root = tempFolder();
    writeFiles(root, {
      'a.jpg': png,
      'a-masklabel.png': png,
      'a-CondLabel.PNG': png,
      'lost-masklabel.png': png,
      'flat/b.png': png,
      'flat/masks/b.jpg': png,
      'flat/masks/nobody.png': png,
      'apart/images/c.png': png,
      'apart/mask/c.webp': png,
      'carnival/masks/d.png': png,
      'dataset.toml': "[[directory]]\npath = 'named'\nmask_path = './named grey'\n",
      'named/e.png': png,
      'named grey/e.png': png,
    });
    const scanner = startScanner(root);
    scanner.scan();
    const { samples, orphans } = scanner.result();
    expect(samples.map(({ relPath, companions }) => [relPath, companions?.masks ?? []])).toEqual([
      [
        'a.jpg',
        [
          { relPath: 'a-CondLabel.PNG', kind: 'condition' },
          { relPath: 'a-masklabel.png', kind: 'mask' },
        ],
      ],
      ['apart/images/c.png', [{ relPath: 'apart/mask/c.webp', kind: 'mask' }]],
      ['carnival/masks/d.png', []],
      ['flat/b.png', [{ relPath: 'flat/masks/b.jpg', kind: 'mask' }]],
      ['named/e.png', [{ relPath: 'named grey/e.png', kind: 'mask' }]],
    ]);
    expect(orphans).toEqual(['flat/masks/nobody.png', 'lost-masklabel.png']);
  });

  test('hidden files and folders, and the cache of trainers, are passed over', () => {
    const root = tempFolder();
    writeFiles(root, {
      'a.png': png,
      '.hidden.png': png,
      '.git/b.png': png,
      'cache/c.png': png,
      'deep/cache/d.png': png,
      'cache.png': png,
      'deep/.thumbs/e.png': png,
    });
    const scanner = startScanner(root);
    scanner.scan();
    expect(relPathsOf(scanner.result())).toEqual(['a.png', 'cache.png']);
  });

  test('links within the dataset are followed to files; those that lead out are told and not followed', () => {
    const root = tempFolder();
    const outside = tempFolder();
    writeFiles(outside, { 'secret.png': png, 'secret.txt': 'secret', 'folder/x.png': png });
    writeFiles(root, { 'a.png': png, 'sub/b.png': png, 'c.png': png, '.store/blob': png });
    writeFiles(root, { 'out.txt': 'of the link' });
    symlinkSync(path.join(outside, 'secret.png'), path.join(root, 'out.png'));
    symlinkSync(path.join(outside, 'secret.txt'), path.join(root, 'c.txt'));
    symlinkSync(path.join(outside, 'folder'), path.join(root, 'outFolder'));
    symlinkSync(root, path.join(root, 'sub/loop'));
    symlinkSync('nowhere.png', path.join(root, 'dangling.png'));
    symlinkSync('.store/blob', path.join(root, 'annexed.png'));
    const scanner = startScanner(root);
    scanner.scan();
    const { samples, problems, orphans, skipped } = scanner.result();
    expect(orphans).toEqual([]);
    expect(relPathsOf({ samples })).toEqual(['a.png', 'annexed.png', 'c.png', 'sub/b.png']);
    expect(samples[2]).toMatchObject({ spellings: [], flags: flag.alive | flag.tagsUnreadable });
    expect(problems.map(({ relPath }) => relPath)).toEqual(['c.txt', 'dangling.png', 'out.png', 'outFolder']);
    // In the list of folders that are not read, and there alone.
    expect(skipped.map(({ relPath }) => relPath)).toContain('sub/loop');
  });

  test('strange names are names', () => {
    const root = tempFolder();
    const names = [
      'new\nline',
      'quote " and \' and `',
      '100% sure %20',
      'Перлика ペルリカ 🐉',
      'a\\b',
      'e\u{301}',
      'é',
      ' spaces ',
      '-rf',
      'x'.repeat(240),
      'two.dots.in it',
    ];
    for (const name of names)
      writeFiles(root, { [`${name}.png`]: png, [`${name}.txt`]: `tag of ${name.length}` });
    const scanner = startScanner(root);
    scanner.scan();
    const { samples, orphans } = scanner.result();
    expect(relPathsOf({ samples })).toEqual(names.map((name) => `${name}.png`).toSorted());
    expect(samples.every(({ flags }) => (flags & flag.tagsPresent) !== 0)).toBe(true);
    expect(orphans).toEqual([]);
  });

  // No other system lets such a name be written.
  // Only Linux has such names: elsewhere the file cannot be made.
  test.runIf(process.platform === 'linux')('a name that is not UTF-8 is told, not lost', () => {
    const root = tempFolder();
    writeFileSync(Buffer.concat([Buffer.from(`${root}/b`), Buffer.from([0xff]), Buffer.from('.png')]), png);
    const scanner = startScanner(root);
    scanner.scan();
    expect(scanner.result().samples[0]?.problems[0]).toBe('Its name is not valid UTF-8: rename it.');
  });
});

describe('captions', () => {
  test('are raw text: line ends, byte-order mark and all; what is not UTF-8 is unreadable', () => {
    const root = tempFolder();
    writeFiles(root, {
      'a.png': png,
      'a.txt': '\u{feff}smile,\r\n blue hair ,,\r\n',
      'a_nl.txt': '\u{feff}She smiles.\r\n',
      'b.png': png,
      'b.txt': Buffer.from([0x63, 0xe9, 0x2c]),
      'c.png': png,
      'c.txt': ' \n',
    });
    const scanner = startScanner(root);
    scanner.scan();
    const [a, b, c] = scanner.result().samples;
    expect(a).toMatchObject({ spellings: ['smile', 'blue hair'], nl: '\u{feff}She smiles.\r\n' });
    expect(b).toMatchObject({ flags: flag.alive | flag.tagsUnreadable, spellings: [] });
    expect(b?.problems).toEqual([null, 'It is not valid UTF-8.', null]);
    expect(c?.flags).toBe(flag.alive | flag.tagsPresent | flag.tagsEmpty);
  });

  test('are shared by images of one stem, and are orphans where there is none', () => {
    const root = tempFolder();
    writeFiles(root, {
      'dup.png': png,
      'dup.jpg': png,
      'dup.txt': 'both',
      'sub/alone.txt': 'x',
      'sub/alone_nl.txt': 'x',
      'a_nl.png': png,
      'a_nl.txt': 'tags of a_nl',
      'readme.md': 'not a caption',
    });
    const scanner = startScanner(root);
    scanner.scan();
    const { samples, orphans } = scanner.result();
    expect(samples.map(({ relPath, spellings }) => [relPath, spellings])).toEqual([
      ['a_nl.png', ['tags of a_nl']],
      ['dup.jpg', ['both']],
      ['dup.png', ['both']],
    ]);
    expect(orphans).toEqual(['sub/alone.txt', 'sub/alone_nl.txt']);
  });

  test('are found whatever the case of their suffix; the usual name is read first', () => {
    const root = tempFolder();
    writeFiles(root, {
      'IMG_1.JPG': png,
      'IMG_1.TXT': 'one',
      'IMG_1_NL.TXT': 'One.',
      'b.png': png,
      'b.txt': 'two',
      'b.TXT': 'not this',
      'lost.TXT': 'x',
    });
    const scanner = startScanner(root);
    scanner.scan();
    const { samples, orphans, problems } = scanner.result();
    expect(samples.map(({ spellings, nl }) => [spellings, nl])).toEqual([
      [['one'], 'One.'],
      [['two'], null],
    ]);
    expect(orphans).toEqual(['lost.TXT']);
    expect(problems.map(({ relPath }) => relPath)).toEqual(['b.TXT']);
    expect(problems[0]?.reason).toContain('b.txt');
  });

  test('under another known suffix are read when the user says so, where there is none under the own one', () => {
    const root = tempFolder();
    writeFiles(root, {
      'a.png': png,
      'a.txt': 'one',
      'a.caption': 'beside',
      'b.png': png,
      'b.txt': 'two',
      'c.png': png,
      'c.Caption': 'three',
      'd.png': png,
      'd.png.txt': 'four',
      'notes.caption': 'of nothing',
    });
    const scanner = startScanner(root);
    scanner.scan();
    const tagsNow = () => scanner.result().samples.map(({ spellings }) => spellings);
    const unread = () => scanner.result().samples.map(({ companions }) => companions?.unread ?? []);
    expect(tagsNow()).toEqual([['one'], ['two'], [], []]);
    expect(unread()).toEqual([['a.caption'], [], ['c.Caption'], ['d.png.txt']]);
    expect(scanner.result().orphans).toEqual([]);
    const others = [
      { suffix: '.caption', as: 'tags' as const },
      { suffix: '.png.txt', as: 'nothing' as const },
    ];
    scanner.scan({ tags: '.txt', nl: '_nl.txt', others });
    expect(tagsNow()).toEqual([['one'], ['two'], ['three'], []]);
    expect(unread()).toEqual([['a.caption'], [], [], []]);
    expect(scanner.result().orphans).toEqual(['notes.caption']);
  });

  test('whose name would be too long for the file system are missing, like any others', () => {
    const root = tempFolder();
    const stem = 'x'.repeat(251);
    writeFiles(root, { [`${stem}.png`]: png, [`${stem}.txt`]: 'one' });
    const scanner = startScanner(root);
    scanner.scan();
    scanner.paths([`${stem}.png`, `${stem}.txt`]);
    expect(scanner.result().samples[0]).toMatchObject({
      spellings: ['one'],
      nl: null,
      problems: [null, null, null],
    });
  });

  test('of other suffixes are found by themselves, and read again when the user says so', () => {
    const root = tempFolder();
    writeFiles(root, {
      'a.png': png,
      'a.caption': 'one',
      'a.nl.txt': 'One.',
      'b.png': png,
      'b.caption': 'two',
    });
    const scanner = startScanner(root);
    scanner.scan();
    expect(scanner.suffixes).toEqual({ tags: '.caption', nl: '.nl.txt' });
    expect(scanner.result().samples.map(({ spellings, nl }) => [spellings, nl])).toEqual([
      [['one'], 'One.'],
      [['two'], null],
    ]);
    expect(scanner.scan({ tags: '.nl.txt', nl: '.caption' }).read).toBe(2);
    expect(scanner.result().samples.map(({ spellings, nl }) => [spellings, nl])).toEqual([
      [['One.'], 'one'],
      [[], 'two'],
    ]);
  });
});

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
