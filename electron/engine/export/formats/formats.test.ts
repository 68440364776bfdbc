/** Formats, each written to a folder and read back by another program's code. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { parse } from 'csv-parse/sync';
import { readParquet } from 'parquet-wasm';
import { t as listTar } from 'tar';
import { describe, expect, test } from 'vitest';
import type { OutSample } from '../../../../shared/export/sample.ts';
import { exportSettings, type ExportSettingsInput } from '../../../../shared/export/settings.ts';
import { tempFolder } from '../../testing.ts';
import { exportFormatOf, type ExportFormat } from './formats.ts';

const csvFormat = exportFormatOf('csv');
const jsonlFormat = exportFormatOf('jsonl');
const imagefolderFormat = exportFormatOf('imagefolder');
const webdatasetFormat = exportFormatOf('webdataset');

const sampleOf = (relPath: string, more: Partial<OutSample> = {}): OutSample => {
  const folder = relPath.slice(0, Math.max(0, relPath.lastIndexOf('/')));
  const name = relPath.slice(relPath.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return {
    id: 1,
    relPath,
    folder,
    stem: name.slice(0, dot),
    extension: name.slice(dot),
    repeats: 1,
    image: {
      format: 'png',
      animated: false,
      as: 'file',
      whole: true,
      width: 40,
      height: 60,
      outWidth: 40,
      outHeight: 60,
      bytes: 700,
    },
    tags: 'yvonne \\(arknights\\), smile',
    nl: 'Yvonne "smiles",\nand waves.',
    text: null,
    masks: [],
    tagList: ['yvonne \\(arknights\\)', 'smile'],
    characters: ['yvonne \\(arknights\\)'],
    ...more,
  };
};

/** A stand-in for an image. */
const imageOf = ({ relPath }: OutSample): Uint8Array => Buffer.from(relPath.padEnd(700, '.'));

/** Writes all files; returns the size that each stream announced. */
const written = async (
  format: ExportFormat,
  samples: readonly OutSample[],
  settings: ExportSettingsInput = {},
): Promise<{ readonly folder: string; readonly said: ReadonlyMap<string, number> }> => {
  const folder = tempFolder();
  const said = new Map<string, number>();
  for (const file of format.files(samples, exportSettings.parse(settings), folder)) {
    const place = path.join(folder, file.path);
    mkdirSync(path.dirname(place), { recursive: true });
    if (file.kind === 'text') writeFileSync(place, file.text);
    if (file.kind === 'image') writeFileSync(place, imageOf(file.sample));
    if (file.kind !== 'stream') continue;
    said.set(file.path, file.bytes);
    const pieces: Uint8Array[] = [];
    const sink = (bytes: Uint8Array): Promise<void> => Promise.resolve(void pieces.push(Buffer.from(bytes)));
    await file.write(sink, (sample) => Promise.resolve(imageOf(sample)));
    writeFileSync(place, Buffer.concat(pieces));
  }
  return { folder, said };
};

const linesOf = (file: string): readonly unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line): unknown => JSON.parse(line));

const warned = (...paths: readonly string[]): number =>
  imagefolderFormat.warnings(
    paths.map((name) => sampleOf(name)),
    exportSettings.parse({}),
  ).length;

const namesIn = async (file: string): Promise<readonly string[]> => {
  const names: string[] = [];
  await listTar({ file, onReadEntry: (entry) => void names.push(entry.path) });
  return names;
};

/** Images that can be read, images that cannot, and a disk that is full. */
const read = (sample: OutSample): Promise<Uint8Array> => Promise.resolve(imageOf(sample));
const gone = (): Promise<never> => Promise.reject(new Error('No picture.'));
const full = (): Promise<never> => Promise.reject(new Error('The disk is full.'));

describe('csv and jsonl', () => {
  const samples = [sampleOf('a.png'), sampleOf('in/b.png', { stem: 'renamed', tags: null, nl: null })];

  test('are read by a CSV reader and line by line, under the paths of the dataset', async () => {
    const csv = await written(csvFormat, samples, { format: 'csv' });
    const text = readFileSync(path.join(csv.folder, 'captions.csv'), 'utf8');
    expect(parse(text, { columns: true })).toEqual([
      { file_name: 'a.png', tags: samples[0]?.tags, nl: samples[0]?.nl },
      { file_name: 'in/b.png', tags: '', nl: '' },
    ]);
    expect(csv.said.get('captions.csv')).toBe(Buffer.byteLength(text));
    const { folder } = await written(jsonlFormat, samples, { format: 'jsonl' });
    expect(linesOf(path.join(folder, 'captions.jsonl'))).toEqual([
      { file_name: 'a.png', tags: samples[0]?.tags, nl: samples[0]?.nl },
      { file_name: 'in/b.png', tags: null, nl: null },
    ]);
  });

  test('of one text say that they cannot be imported back', async () => {
    const one = [sampleOf('a.png', { text: 'both' })];
    const settings = { format: 'csv', captions: { text: 'tags-nl' } } as const;
    const { folder } = await written(csvFormat, one, settings);
    expect(readFileSync(path.join(folder, 'captions.csv'), 'utf8')).toBe('file_name,text\na.png,both\n');
    expect(csvFormat.warnings(one, exportSettings.parse(settings))).toHaveLength(1);
    expect(csvFormat.warnings(one, exportSettings.parse({ format: 'csv' }))).toEqual([]);
  });

  test('of many samples hold every one', async () => {
    const many = Array.from({ length: 1234 }, (_, n) => sampleOf(`${n}.png`, { nl: 'x'.repeat(400) }));
    const { folder, said } = await written(csvFormat, many, { format: 'csv' });
    const text = readFileSync(path.join(folder, 'captions.csv'), 'utf8');
    expect(parse(text, { columns: true })).toHaveLength(1234);
    expect(said.get('captions.csv')).toBe(Buffer.byteLength(text));
  });
});

describe('imagefolder', () => {
  const samples = [
    sampleOf('x/a.png', { text: 'Yvonne. 1girl' }),
    sampleOf('b.png', { text: null, tags: null, nl: null, characters: [] }),
  ];

  test('names every image by its path, with a text in every column', async () => {
    const { folder } = await written(imagefolderFormat, samples, { format: 'imagefolder' });
    expect(linesOf(path.join(folder, 'metadata.jsonl'))).toEqual([
      {
        file_name: 'x/a.png',
        text: 'Yvonne. 1girl',
        tags: samples[0]?.tags,
        nl: samples[0]?.nl,
        relPath: 'x/a.png',
        character: 'yvonne \\(arknights\\)',
      },
      { file_name: 'b.png', text: '', tags: '', nl: '', relPath: 'b.png', character: '' },
    ]);
    expect(readFileSync(path.join(folder, 'x/a.png'))).toHaveLength(700);
  });

  test('as Parquet holds the same rows, in a file that load_dataset does not take for metadata', async () => {
    const settings = { format: 'imagefolder', imagefolder: { parquet: true } } as const;
    const { folder } = await written(imagefolderFormat, samples, settings);
    const table = tableFromIPC(
      readParquet(readFileSync(path.join(folder, 'captions.parquet'))).intoIPCStream(),
    );
    expect(JSON.parse(JSON.stringify(table.toArray()))).toEqual(linesOf(path.join(folder, 'metadata.jsonl')));
  });

  test('warns of names that load_dataset takes for splits', () => {
    expect(warned('a.png', 'pose_test.png')).toBe(1);
    expect(warned('a.png', 'train/b.png')).toBe(1);
    expect(warned('a.png', 'contest.png', 'validity.png')).toBe(0);
  });
});

describe('webdataset', () => {
  const samples = Array.from({ length: 5 }, (_, n) => sampleOf(`p${n}.PNG`, { extension: '.png' }));
  const small = { format: 'webdataset', webdataset: { shardSize: 0.0105 } } as const;

  test('has samples whose files share the name up to the first dot, read by a tar library and by tar', async () => {
    const { folder } = await written(webdatasetFormat, samples.slice(0, 2), { format: 'webdataset' });
    const shard = path.join(folder, 'shard-000000.tar');
    const names = ['p0.png', 'p0.txt', 'p0.nl.txt', 'p0.json', 'p1.png', 'p1.txt', 'p1.nl.txt', 'p1.json'];
    expect(await namesIn(shard)).toEqual(names);
    expect(execFileSync('tar', ['-tf', shard], { encoding: 'utf8' }).trim().split('\n')).toEqual(names);
    execFileSync('tar', ['-xf', shard, '-C', folder]);
    expect(readFileSync(path.join(folder, 'p1.png'))).toEqual(imageOf(sampleOf('p1.PNG')));
    expect(readFileSync(path.join(folder, 'p1.nl.txt'), 'utf8')).toBe(samples[1]?.nl);
    expect(JSON.parse(readFileSync(path.join(folder, 'p1.json'), 'utf8'))).toEqual({
      file_name: 'p1.PNG',
      tags: ['yvonne \\(arknights\\)', 'smile'],
      nl: samples[1]?.nl,
      character: ['yvonne \\(arknights\\)'],
      width: 40,
      height: 60,
    });
  });

  test('closes a shard before it grows beyond its size, and lists shards in an index', async () => {
    const { folder, said } = await written(webdatasetFormat, samples, small);
    expect([...said.keys()]).toEqual(['shard-000000.tar', 'shard-000001.tar', 'shard-000002.tar']);
    for (const [name, bytes] of said) {
      const { length } = readFileSync(path.join(folder, name));
      expect(length).toBe(bytes);
      expect(length).toBeLessThanOrEqual(10_500);
    }
    expect(JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8'))).toEqual({
      __kind__: 'wids-shard-index-v1',
      wids_version: 1,
      shardlist: [
        { url: 'shard-000000.tar', nsamples: 2 },
        { url: 'shard-000001.tar', nsamples: 2 },
        { url: 'shard-000002.tar', nsamples: 1 },
      ],
    });
  });

  test('is the same bytes every time, also with names that a plain header cannot hold', async () => {
    const odd = [sampleOf(`${'long'.repeat(40)}.png`), sampleOf('ペルリカ.png')];
    const [one, two] = [await written(webdatasetFormat, odd), await written(webdatasetFormat, odd)];
    const shard = 'shard-000000.tar';
    const bytes = readFileSync(path.join(one.folder, shard));
    expect(readFileSync(path.join(two.folder, shard)).equals(bytes)).toBe(true);
    expect(bytes.length).toBe(one.said.get(shard));
    expect(await namesIn(path.join(one.folder, shard))).toContain('ペルリカ.nl.txt');
  });

  test('takes dots out of names and folders, and asks for suffixes that begin with one', () => {
    const layout = webdatasetFormat.layout(exportSettings.parse({ format: 'webdataset' }));
    expect(layout.stemOf?.('a.b')).toBe('a_b');
    expect(layout.folderOf('v1.0/in', { count: 1, named: false })).toBe('v1_0/in');
    const wrong = exportSettings.parse({ format: 'webdataset', captions: { suffixes: { nl: '_nl.txt' } } });
    expect(() => webdatasetFormat.layout(wrong)).toThrow('begins with no dot');
  });

  test('tells what went wrong, in the image or in the folder, and ends', async () => {
    const [file] = webdatasetFormat.files(samples, exportSettings.parse(small), '');
    if (file?.kind !== 'stream') throw new Error('A shard is a stream.');
    await expect(file.write(() => Promise.resolve(), gone)).rejects.toThrow('No picture.');
    await expect(file.write(full, read)).rejects.toThrow('The disk is full.');
  });
});
