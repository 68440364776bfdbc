/** The scanner on real folders: what it finds in them. */
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { flag } from '../index/columns.ts';
import { pngOf, writeFiles } from '../testing.ts';
import { relPathsOf, startScanner, tempFolder } from './testing.ts';

const png = await pngOf(3, 2);

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
