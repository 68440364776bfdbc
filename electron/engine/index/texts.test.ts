import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pngOf, writeFiles } from '../testing.ts';
import { startScanner, tempFolder } from '../scan/testing.ts';
import { openTexts } from './texts.ts';

const png = await pngOf(4, 3);

const textsOf = (files: Readonly<Record<string, string | Uint8Array>>) => {
  const root = tempFolder();
  const index = tempFolder();
  writeFiles(root, files);
  const scanner = startScanner(root, index);
  scanner.scan();
  const texts = openTexts({
    indexFile: path.join(index, 'index.db'),
    problems: scanner.columns.problems,
    companions: scanner.columns.companions,
    suffixes: () => ({ tags: '.txt', nl: '_nl.txt' }),
  });
  onTestFinished(() => texts.close());
  return texts;
};

test('NL captions come by ids, and only where there is one that can be read', () => {
  const texts = textsOf({
    'a.png': png,
    'a_nl.txt': 'A red coat.',
    'b.png': png,
    'b_nl.txt': Buffer.from([0xff]),
    'c.png': png,
    'd.png': png,
    'd_nl.txt': '',
  });
  expect([...texts.nl([4, 3, 2, 1, 99])]).toEqual(
    expect.arrayContaining([
      [1, 'A red coat.'],
      [4, ''],
    ]),
  );
  expect(texts.nl([1, 2, 3, 4]).size).toBe(2);
  expect([...texts.eachNl()]).toEqual([
    { id: 1, text: 'A red coat.' },
    { id: 4, text: '' },
  ]);
  expect([...texts.search('"coat"')]).toEqual([1]);
  expect(texts.problems(2)).toMatchObject({ image: null, tags: null, nl: 'It is not valid UTF-8.' });
  expect(texts.problems(1)).toEqual({ image: null, tags: null, nl: null });
});

test('NL captions for more ids than one query takes', () => {
  const files: Record<string, string | Uint8Array> = {};
  for (let i = 0; i < 1100; i++) Object.assign(files, { [`${i}.png`]: png, [`${i}_nl.txt`]: `Number ${i}.` });
  const ids = Array.from({ length: 1100 }, (_, i) => i + 1);
  expect(textsOf(files).nl(ids).size).toBe(1100);
});

test('the facts of a sample name its files, and who shares them', () => {
  const texts = textsOf({
    'sub/dup.png': png,
    'sub/dup.jpg': png,
    'sub/dup.x.png': png,
    'sub/dup': png,
    'sub/dup.txt': '\u{feff}one\r\n',
    'sub/duplicate.png': png,
    'dup.png': png,
  });
  const facts = [1, 2, 3, 4, 5, 6].map((id) => texts.facts(id));
  const png1 = facts.find((one) => one?.tags.relPath === 'sub/dup.txt');
  expect(png1?.tags).toMatchObject({ text: '\u{feff}one\r\n', fileSize: 8 });
  expect(png1?.tags.sharedWith).toHaveLength(2);
  expect(facts.filter((one) => one?.tags.sharedWith.length === 2)).toHaveLength(3);
  expect(png1?.nl).toEqual({ relPath: 'sub/dup_nl.txt', fileSize: 0, mtime: 0, text: null, sharedWith: [] });
  expect(texts.facts(99)).toBeUndefined();
});
