/** `caption`, `tag` and `proposals` in processes of their own, beside a server and a tagger's folder. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { promptFileText } from '../../../shared/captioning/promptFile.ts';
import { startCaptionServer } from '../../engine/propose/endpoint/server/testing.ts';
import { pixelNames, wdFiles } from '../../engine/propose/tagger/testing.ts';
import { captionServer } from '../../engine/propose/endpoint/testing.ts';
import { pngOf, tempFolder, writeFiles } from '../../engine/testing.ts';
import { runCommand, type Ended } from '../testing.ts';

/** @param until ends the command by Ctrl+C once it resolves */
const run = (dataDir: string, words: readonly string[], until?: Promise<unknown>): Promise<Ended> =>
  runCommand(words, { dataDir, onStart: (child) => void until?.then(() => child.kill('SIGINT')) });

const lines = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));

/** Two captioned images, and two that lack their NL caption. */
const dataset = async (): Promise<string> => {
  const folder = tempFolder();
  const png = await pngOf(40, 30);
  writeFiles(folder, {
    'a.png': png,
    'a.txt': 'ember \\(arknights\\), arknights, 1girl, silver hair',
    'a_nl.txt': 'Ember waves.',
    'b.png': png,
    'b.txt': 'perlica \\(arknights\\), arknights, 1girl',
    'b_nl.txt': 'Perlica waves.',
    'c.png': png,
    'c.txt': 'ember \\(arknights\\), arknights, 1girl, silver hair',
    'd.png': png,
    'd.txt': 'perlica \\(arknights\\), arknights, 1girl',
  });
  return folder;
};

test('what is missing is asked for; what has no mark is accepted, the rest is told with its reason', async () => {
  const [folder, data] = [await dataset(), tempFolder()];
  const { url, received } = await captionServer({
    answer: ({ text }) =>
      text.includes('ember') ? 'Ember has blonde hair.' : 'Perlica waves at the viewer.',
  });
  const words = ['caption', folder, '--endpoint', url, '--model', 'seer-7b', '--missing-only', '--json'];
  const [out, prompt] = [join(data, 'out.jsonl'), join(data, 'mine.json')];
  // As the app copies one.
  const asked = { one: 'One: {characters}.', several: 'Many.', none: 'None.' };
  writeFileSync(prompt, promptFileText({ name: 'Mine', system: 'Be plain.', texts: asked }));
  const ended = await run(data, [...words, '--accept', '--out', out, '--prompt', prompt]);
  expect(ended).toMatchObject({ code: 0 });
  expect(JSON.parse(ended.stdout)).toEqual({
    asked: 2,
    proposed: 2,
    accepted: 1,
    marked: [{ relPath: 'c.png', reason: 'It says blonde hair; the tags say silver hair.' }],
    failed: [],
  });
  expect(received.map(({ image }) => image?.mime)).toEqual(['image/jpeg', 'image/jpeg']);
  expect(received.map(({ text }) => text).toSorted()).toEqual([
    'One: ember (arknights).',
    'One: perlica (arknights).',
  ]);
  expect(readFileSync(join(folder, 'd_nl.txt'), 'utf8')).toBe('Perlica waves at the viewer.');
  expect(existsSync(join(folder, 'c_nl.txt'))).toBe(false);
  expect(lines(readFileSync(out, 'utf8'))).toMatchObject([
    { relPath: 'c.png', before: null, proposal: 'Ember has blonde hair.', marks: [{ kind: 'contradicts' }] },
    { relPath: 'd.png', before: null, proposal: 'Perlica waves at the viewer.', marks: [] },
  ]);

  const listed = await run(data, ['proposals', folder, '--json']);
  expect(lines(listed.stdout)).toMatchObject([
    { relPath: 'c.png', caption: 'nl', before: null, state: 'ready', by: 'seer-7b' },
    { relPath: 'd.png', caption: 'nl', before: 'Perlica waves at the viewer.', state: 'accepted' },
  ]);
  expect((await run(data, ['find', folder, 'by:seer'])).stdout).toBe('d.png\n');
  expect((await run(data, ['find', folder, 'by:hand'])).stdout).toBe('a.png\nb.png\nc.png\n');

  const rejected = await run(data, ['proposals', folder, '--reject', '--json']);
  expect(JSON.parse(rejected.stdout)).toMatchObject({ edit: null, written: 0 });
  expect(rejected.stderr).toContain('1 rejected.');
  const undone = await run(data, ['undo', folder, '--json']);
  expect(JSON.parse(undone.stdout)).toMatchObject({ written: 1 });
  expect(existsSync(join(folder, 'd_nl.txt'))).toBe(false);
  const again = await run(data, ['proposals', folder, '--accept-unmarked', '--json']);
  expect(JSON.parse(again.stdout)).toMatchObject({ written: 1 });
});

test('Ctrl+C keeps what was answered, and --resume asks for the rest alone', async () => {
  const [folder, data] = [await dataset(), tempFolder()];
  const { url, received, script } = await captionServer({ answer: () => 'A girl waves.' });
  // The second answer never comes.
  script.push('First.', { after: new Promise<string>(() => undefined) });
  const words = ['caption', folder, '--endpoint', url, '--model', 'seer-7b', '--concurrency', '1', '--json'];
  const seen = (async () => {
    while (received.length < 2) await new Promise((resolve) => setImmediate(resolve));
  })();
  const ended = await run(data, words, seen);
  expect(JSON.parse(ended.stdout)).toMatchObject({ asked: 1, proposed: 1, failed: [] });
  expect(ended.code).toBe(1);
  const resumed = await run(data, [...words, '--resume']);
  expect(resumed.code).toBe(0);
  expect(JSON.parse(resumed.stdout)).toMatchObject({ asked: 4, proposed: 4, failed: [] });
  expect(received).toHaveLength(5);
});

test('--resume tries again what has failed, and says when nothing is left', async () => {
  const [folder, data] = [await dataset(), tempFolder()];
  const { url, received, script } = await captionServer({ answer: () => 'A girl waves.' });
  const filtered = {
    body: { choices: [{ message: { content: '' }, finish_reason: 'content_filter' }] },
  };
  script.push(filtered, filtered, filtered, filtered);
  const words = ['caption', folder, '--endpoint', url, '--model', 'seer-7b', '--json'];
  const failed = await run(data, words);
  expect(failed.code).toBe(1);
  expect(JSON.parse(failed.stdout)).toMatchObject({ asked: 4, proposed: 0 });
  expect(failed.stderr).not.toContain('no answer yet');
  expect(failed.stderr).toContain('--resume tries the 4 failed again.');
  const again = await run(data, [...words, '--resume']);
  expect(JSON.parse(again.stdout)).toMatchObject({ asked: 4, proposed: 4, failed: [] });
  expect(again).toMatchObject({ code: 0 });
  const nothing = await run(data, [...words, '--resume']);
  expect(nothing.stderr).toContain('Nothing is left of the last run of this model');
  expect(JSON.parse(nothing.stdout)).toMatchObject({ asked: 4, proposed: 4 });
  expect(nothing).toMatchObject({ code: 0 });
  expect(received).toHaveLength(8);
}, 120_000);

test('a server that cannot be reached pauses the run with a sentence, and nothing has failed', async () => {
  const [folder, data] = [await dataset(), tempFolder()];
  const gone = await startCaptionServer();
  await gone.close();
  const { url } = gone;
  const ended = await run(data, ['caption', folder, '--endpoint', url, '--model', 'm', '--json']);
  expect(ended.code).toBe(1);
  expect(JSON.parse(ended.stdout)).toMatchObject({ asked: 0, proposed: 0, failed: [] });
  expect(ended.stderr).toContain(new URL(url).host);
  expect(ended.stderr).toContain('4 of 4 have no answer yet: --resume goes on with them.');
}, 120_000);

test.each([
  [['--endpoint', 'localhost:1234'], '--endpoint takes the server’s address'],
  [['--endpoint', 'http://127.0.0.1:9/v1', '--prompt', 'wrong.txt'], '“{hair}” is not known'],
  [['--endpoint', 'http://127.0.0.1:9/v1', '--prompt', 'wrong.json'], '“texts” of the prompt is not valid'],
  [['--endpoint', 'http://127.0.0.1:9/v1', '--prompt', 'absent.txt'], 'absent.txt cannot be read'],
  [['--endpoint', 'http://127.0.0.1:9/v1', '--concurrency', '0'], 'It is a whole number from 1 to 64.'],
  [['--endpoint', 'http://127.0.0.1:9/v1', '--where', 'tag:'], 'Nothing stands after'],
])('wrong usage is said: %j', async (words, why) => {
  const folder = await dataset();
  writeFileSync(join(folder, 'wrong.txt'), 'Describe {hair}.');
  writeFileSync(join(folder, 'wrong.json'), '{"name": "Mine", "system": ""}');
  const placed = words.map((word) => (/^(wrong|absent)/.test(word) ? join(folder, word) : word));
  const ended = await run(tempFolder(), ['caption', folder, '--model', 'm', ...placed]);
  expect(ended.stderr).toContain(why);
  expect(ended).toMatchObject({ code: 2, stdout: '' });
});

test('where nothing is asked, found or accepted, it is said why', async () => {
  const [folder, data, nothing] = [await dataset(), tempFolder(), tempFolder()];
  const { url } = await captionServer({ answer: () => 'Yvonne waves' });
  const words = ['--endpoint', url, '--model', 'seer-7b', '--json'];
  const empty = await run(data, ['caption', nothing, ...words]);
  expect(empty).toMatchObject({ code: 0 });
  expect(empty.stderr).toContain('There are no images in this folder.');
  expect(JSON.parse(empty.stdout)).toMatchObject({ asked: 0 });
  // It leaves no run behind.
  expect((await run(data, ['caption', nothing, ...words, '--resume'])).stderr).toContain(
    'There is no run of this model to go on with',
  );
  const found = await run(data, ['find', folder, 'by:absent']);
  expect(found).toMatchObject({ code: 0, stdout: '' });
  expect(found.stderr).toContain('No image matches: by:absent');
  expect((await run(data, ['proposals', folder])).stderr).toContain('No model has proposed anything');
  const marked = await run(data, ['caption', folder, ...words, '--accept']);
  expect(marked).toMatchObject({ code: 0 });
  expect(marked.stderr).toContain('every proposal that would change a caption has a mark');
}, 120_000);

test('--accept is refused before anything is asked where nothing would be written', async () => {
  const [folder, model] = [await dataset(), tempFolder()];
  writeFiles(model, wdFiles());
  const data = tempFolder();
  const refused = await run(data, ['tag', folder, '--model', model, '--mode', 'compare', '--accept']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('--mode compare writes nothing');
  const size = await run(data, ['tag', folder, '--model', model, '--set', 'size=448']);
  expect(size).toMatchObject({ code: 2 });
  expect(size.stderr).toContain('By hand: --set NAME=VALUE');
}, 120_000);

test('a tagger adds what is missing; a folder without a model is an error that names it', async () => {
  const [folder, data] = [await dataset(), tempFolder()];
  const model = tempFolder();
  // No characters among them: another one than the caption's would be marked.
  writeFiles(model, wdFiles(['name,category', ...pixelNames.map((name) => `${name},0`)].join('\n')));
  const ended = await run(data, [
    'tag',
    folder,
    '--model',
    model,
    '--threshold',
    '0.7',
    '--accept',
    '--json',
  ]);
  expect(ended.stderr).not.toContain('proofsheet:');
  const told = JSON.parse(ended.stdout) as { accepted: number };
  expect(told).toMatchObject({ asked: 4, proposed: 4, failed: [] });
  expect(told.accepted).toBe(4);
  expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toMatch(
    /^ember \\\(arknights\\\), arknights, 1girl, silver hair, pixel 0, /,
  );
  const empty = tempFolder();
  const refused = await run(data, ['tag', folder, '--model', empty]);
  expect(refused.stderr).toContain(empty);
  expect(refused.code).toBe(2);
}, 120_000);
