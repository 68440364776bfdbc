/** What a tagger says of folders that cannot be used, and of images that cannot be decoded. */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { taggerByHand, type TaggerByHand } from '../../../../shared/captioning/tagger/taggerSpec.ts';
import { decodeScores } from '../../../../shared/captioning/tagger/scores.ts';
import { EngineError } from '../../errors.ts';
import { pngOf, tempFolder, writeFiles } from '../../testing.ts';
import { createTagger, describeTagger } from './createTagger.ts';
import { runtimeWords } from './problem.ts';
import { echoModel, pixelCount, pixelNames, selectedTags, wd, wdFiles } from './testing.ts';

const folderOf = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = tempFolder();
  writeFiles(folder, files);
  return folder;
};

const refusal = async (folder: string, byHand: TaggerByHand = {}): Promise<EngineError> => {
  const error: unknown = await describeTagger({ folder, byHand }).catch((thrown: unknown) => thrown);
  if (!(error instanceof EngineError)) throw new Error('It was not refused.');
  expect(error.code).toBe('tagger');
  expect(error.message).toContain(folder);
  return error;
};

const openedIn = async (folder: string, byHand: TaggerByHand = {}) => {
  const lines: string[] = [];
  const tagger = createTagger({ log: (line) => lines.push(line) });
  onTestFinished(() => tagger.close());
  return { tagger, lines, opened: await tagger.open({ folder, byHand }) };
};

const never = new AbortController().signal;

describe('a folder that can be used', () => {
  const files = wdFiles();

  test('is described: model, family, facts, labels and thresholds', async () => {
    const found = await describeTagger({ folder: folderOf(files), byHand: {} });
    expect(found).toMatchObject({ model: 'model.onnx', profile: 'WD tagger v2 or v3', labels: pixelCount });
    expect(found.facts.slice(0, 4)).toEqual([
      'input: 16 x 16, BGR, NHWC, 0 to 255',
      'image: padded to a square with rgb(255, 255, 255), then resized, bicubic',
      'output: scores, probabilities',
      `labels: selected_tags.csv, ${pixelCount}`,
    ]);
    expect(found.categories).toEqual([
      { category: 'general', labels: pixelCount - 5, threshold: 0.35 },
      { category: 'character', labels: 3, threshold: 0.85 },
      { category: 'rating', labels: 2, threshold: 0 },
    ]);
  });

  test('is called by its name, or by its model’s where that has one', async () => {
    const folder = folderOf({ ...files, 'wd-vit-v3.onnx': echoModel(wd) });
    const first = await openedIn(folder);
    expect(first.opened.name).toBe(basename(folder));
    expect(first.lines).toEqual([
      `Tagger ${basename(folder)} (WD tagger v2 or v3) runs on ${first.opened.runsOn}.`,
    ]);
    expect((await openedIn(folder, { model: 'wd-vit-v3.onnx' })).opened.name).toBe('wd-vit-v3');
    expect((await openedIn(join(folder, 'wd-vit-v3.onnx'))).opened.name).toBe('wd-vit-v3');
  });

  test('labels under another name, and a family, are set by hand', async () => {
    const folder = folderOf({ 'wd.onnx': echoModel(wd), 'names.csv': selectedTags() });
    const { opened } = await openedIn(folder, { family: 'wd', labels: 'names.csv' });
    expect(opened.profile).toBe('WD tagger v2 or v3');
    expect(opened.facts).toContain(`labels: names.csv, ${pixelCount}`);
  });

  test('a tagger of no family is set by hand', async () => {
    const folder = folderOf({
      'a.onnx': echoModel({ ...wd, layout: 'nchw', output: 'b', others: ['a'] }),
      'labels.txt': pixelNames.join('\n'),
    });
    const byHand: TaggerByHand = {
      labels: 'labels.txt',
      channels: 'rgb',
      scale: '255',
      mean: [0, 0, 0],
      deviation: [1, 1, 1],
      fit: 'stretch',
      interpolation: 'bilinear',
      output: 'b',
      activation: 'none',
    };
    const { tagger, opened } = await openedIn(folder, byHand);
    expect(opened.profile).toBe('Set by hand');
    const file = join(folder, 'x.png');
    // #c84
    writeFileSync(file, await pngOf(20, 30));
    const [result] = await tagger.score([{ file, name: 'x.png' }], never);
    if (result?.ok !== true) throw new Error('not scored');
    const { scores } = decodeScores(result.scores);
    expect([scores[0], scores[256], scores[512]]).toEqual([0xcc, 0x88, 0x44]);
  });
});

describe('images', () => {
  test('one that cannot be decoded keeps no other from its scores', async () => {
    const folder = folderOf({
      ...wdFiles(),
      'good.png': await pngOf(8, 8),
      'empty.png': '',
      'text.png': 'no image',
    });
    const { tagger } = await openedIn(folder);
    const names = ['good.png', 'empty.png', 'gone.png', 'good.png', 'text.png'];
    const results = await tagger.score(
      names.map((name) => ({ file: join(folder, name), name })),
      never,
    );
    expect(results.map((one) => (one.ok ? 'scored' : `${one.cause}: ${one.message}`))).toEqual([
      'scored',
      'image: empty.png is empty (0 bytes). Replace the file, or take it out of the dataset.',
      'image: gone.png is no longer there.',
      'scored',
      expect.stringMatching(/^image: text\.png is not an image/),
    ]);
  });

  test('a signal stops it', async () => {
    const folder = folderOf({
      ...wdFiles(),
      'a.png': await pngOf(8, 8),
    });
    const { tagger } = await openedIn(folder);
    const controller = new AbortController();
    const pictures = Array.from({ length: 50 }, () => ({ file: join(folder, 'a.png'), name: 'a.png' }));
    const scored = tagger.score(pictures, controller.signal);
    controller.abort(new Error('stopped'));
    await expect(scored).rejects.toThrow('stopped');
    expect((await tagger.score(pictures.slice(0, 1), never)).length).toBe(1);
  });
});

describe('a folder that cannot be used says why', () => {
  const labels = { 'selected_tags.csv': selectedTags() };

  test('no folder, a file, an empty folder, no model, several models', async () => {
    const folder = folderOf({ 'a.txt': '' });
    expect((await refusal(join(folder, 'x'))).message).toContain('There is no such folder.');
    expect((await refusal(join(folder, 'a.txt'))).message).toContain('It is no folder.');
    expect((await refusal(folderOf({}))).message).toContain('The folder is empty.');
    expect((await refusal(folderOf(labels))).message).toContain(
      'There is no ONNX model in it (a file that ends in .onnx). Found: selected_tags.csv.',
    );
    expect((await refusal(folderOf({ 'a.onnx': '', 'b.onnx': '' }))).message).toContain(
      'It holds several models: a.onnx, b.onnx. Set by hand: model.',
    );
    expect((await refusal(folder, { model: 'c.onnx' })).message).toContain('There is no file c.onnx in it.');
  });

  test('a broken model', async () => {
    const broken = { ...labels, 'model.onnx': 'this is no model' };
    expect((await refusal(folderOf(broken))).message).toMatch(
      /model\.onnx cannot be opened as an ONNX model: .+\. Download it again\./,
    );
  });

  test('no labels, and labels that fit no family: what was found is listed, and what can be set by hand', async () => {
    const nothing = await refusal(folderOf({ 'model.onnx': echoModel(wd), 'README.md': '' }));
    expect(nothing.message).toContain('There are no labels beside the model: looked for selected_tags.csv,');
    const nchw = echoModel({ ...wd, layout: 'nchw' });
    const { message } = await refusal(folderOf({ ...labels, 'model.onnx': nchw }));
    expect(message).toContain(
      'It is of no family that is known, and nothing says how it wants its images. Set by hand: the family that it is like, or channels, scale,',
    );
    expect(message).toContain(
      `Found: model.onnx (inputs: "image" [any, 3, 16, 16]; outputs: "scores" [any, ${pixelCount}]), beside it selected_tags.csv.`,
    );
    for (const field of Object.keys(taggerByHand.shape)) expect(message).toContain(field);
  });

  test('labels of another number than the output', async () => {
    const folder = folderOf(wdFiles(selectedTags(['a', 'b', 'c', 'd', 'e', 'f'])));
    expect((await refusal(folder)).message).toContain(
      `The model’s output "scores" has ${pixelCount} scores, but there are 6 labels. The labels belong to another model.`,
    );
  });

  test('an input of another shape', async () => {
    const folder = folderOf(wdFiles());
    expect((await refusal(folder, { size: 448 })).message).toContain(
      'The model’s input "image" [any, 16, 16, 3] is not of the shape [images, size, size, 3] with a size of 448',
    );
  });

  test('logits where probabilities are expected, when the first image is scored', async () => {
    const folder = folderOf({
      ...labels,
      'model.onnx': echoModel({ ...wd, scale: 1 }),
      'a.png': await pngOf(8, 8),
    });
    const { tagger } = await openedIn(folder);
    const scored = tagger.score([{ file: join(folder, 'a.png'), name: 'a.png' }], never);
    await expect(scored).rejects.toThrow('Its output "scores" holds 68.00, which is no probability.');
  });

  const broken: readonly (readonly [string, string, string])[] = [
    [
      'selected_tags.csv',
      'tag_id,name,category\n1,a,0\n2,"b,0\n',
      'selected_tags.csv, line 3: Quote Not Closed',
    ],
    [
      'selected_tags.csv',
      'tag_id,name,category\n1,a,0\n2,b,77\n',
      'selected_tags.csv, line 3: the category “77” is not known',
    ],
    [
      'selected_tags.csv',
      'id,tag\n1,a\n',
      'selected_tags.csv, line 1: it needs the columns “name” and “category”',
    ],
    [
      'config.json',
      '{"tags": ["a",], ',
      'config.json, near {"tags": ["a",],: it is no JSON (Unexpected token',
    ],
    ['config.json', '{"tags": ["a"', 'config.json, line 1 column 14: it is no JSON (Expected'],
    [
      'config.json',
      '{"tags": ["a", "b"], "tags_split": [["general", 3]]}',
      'config.json, tags_split: it counts 3 tags, but there are 2',
    ],
    ['config.json', '{"tags": ["a", 5], "tags_split": []}', 'config.json, tags.1: '],
    [
      'tag_mapping.json',
      '{"0": {"tag": "a", "category": "Odd"}}',
      'tag_mapping.json, 0.category: the category “Odd” is not known',
    ],
    ['model_vocabulary.json', '{"idx_to_tag": 5}', 'model_vocabulary.json, idx_to_tag: '],
    ['top_tags.txt', '\n\n', 'top_tags.txt, line 1: it is empty'],
  ];
  test.for(broken)('%s that is broken: %s', async ([name, text, message]) => {
    const folder = folderOf({ 'model.onnx': echoModel(wd), [name]: text });
    expect((await refusal(folder)).message).toContain(message);
  });
});

test('files that are not there yet, and words of the runtime, are said plainly', async () => {
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 12345\n';
  const lfs = folderOf({ 'model.onnx': pointer, 'selected_tags.csv': 'name,category\na,0' });
  expect((await refusal(lfs)).message).toBe(
    `The tagger in ${lfs} cannot be used. model.onnx is a Git LFS pointer, not the file itself: run git lfs pull in ${lfs}.`,
  );
  const empty = folderOf({ 'model.onnx': '' });
  expect((await refusal(empty)).message).toBe(
    `The tagger in ${empty} cannot be used. model.onnx is empty. Download it again.`,
  );
  const labels = folderOf({ ...wdFiles(), 'selected_tags.csv': pointer });
  expect((await refusal(labels)).message).toContain('selected_tags.csv is a Git LFS pointer');
  const broken = folderOf({ 'model.onnx': 'no model', 'selected_tags.csv': 'name,category\na,0' });
  expect((await refusal(broken)).message).toContain(
    'model.onnx cannot be opened as an ONNX model: Protobuf parsing failed. Download it again.',
  );
  // Protobuf that ends before its graph.
  const cut = folderOf({ 'model.onnx': new Uint8Array([8, 7]), 'selected_tags.csv': 'name,category\na,0' });
  expect((await refusal(cut)).message).toContain(
    'model.onnx cannot be opened as an ONNX model: ModelProto does not have a graph. Download it again.',
  );
});

test.each([
  ['It broke.\nAt length.', 'It broke'],
  [
    "Non-zero status code returned while running Conv node. Name:'x' Status Message: /src/core/a.cc:12 void ns::A::f(const T&) const Bad shape",
    'Non-zero status code returned while running Conv node',
  ],
  ['/src/core/graph/graph.cc:12 ns::Graph::Graph(const T&, int) Node 3.5 is unknown', 'Node 3.5 is unknown'],
  ['', ''],
])('%s is said as: %s', (said, words) => {
  expect(runtimeWords(new Error(said))).toBe(words);
});

test('without the runtime it says so', async () => {
  const folder = folderOf(wdFiles());
  const withoutRuntime = `import { registerHooks } from 'node:module';
    registerHooks({ resolve(name, context, next) {
      if (name === 'onnxruntime-node') throw new Error('it is not installed');
      return next(name, context);
    } });`;
  const ask = `import { describeTagger } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'createTagger.ts')).href)};
    await describeTagger({ folder: ${JSON.stringify(folder)}, byHand: {} }).catch((error) =>
      console.log(JSON.stringify([error.code, error.message])));`;
  const script = join(folder, 'ask.mjs');
  writeFileSync(script, ask);
  // Threads are started with the arguments of their process.
  const hooks = `data:text/javascript,${encodeURIComponent(withoutRuntime)}`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', hooks, script]);
  expect(JSON.parse(stdout)).toEqual([
    'no-inference',
    'The runtime for image models (onnxruntime-node) cannot be loaded: it is not installed. Install it with "npm ci"; all else works without it.',
  ]);
});
