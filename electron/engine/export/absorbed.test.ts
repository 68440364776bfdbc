/** Absorbed traits: what each trainer then reads, and that the dataset keeps every byte. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pngOf, tempFolder, writeFiles } from '../testing.ts';
import { readAiToolkit } from './readers/aiToolkitReader.ts';
import { readKohya } from './readers/kohyaReader.ts';
import { readOneTrainer } from './readers/oneTrainerReader.ts';
import { readPipe } from './readers/pipeReader.ts';
import { startExports } from './testing.ts';

const ember = 'ember \\(arknights\\)';
const rossi = 'rossi \\(arknights\\)';
const files = {
  'a.txt': `${ember}, arknights, 1girl, red hair, solo`,
  'a_nl.txt': 'Ember with red hair.',
  'b.txt': `${ember}, ${rossi}, arknights, 2girls, red hair`,
  'b_nl.txt': 'Ember beside Rossi, who has red hair.',
  'c.txt': `${rossi}, arknights, 1girl, red hair`,
};
const captions = { absorb: { 'ember (arknights)': ['red hair'] } };

const small = async () => {
  const root = tempFolder();
  const png = await pngOf();
  writeFiles(root, { 'a.png': png, 'b.png': png, 'c.png': png, ...files });
  return { root, ...(await startExports(root)) };
};

const readers = [
  ['diffusion-pipe', readPipe],
  ['kohya', readKohya],
  ['onetrainer', readOneTrainer],
  ['ai-toolkit', readAiToolkit],
] as const;

test.each(readers)(
  '%s reads the trait where another character is, and nowhere else; the sidecars stay',
  async (format, read) => {
    const { root, run, out } = await small();
    await run({ format, captions: { ...captions, text: 'tags' } });
    expect(read(out).flatMap(({ captions: texts }) => texts)).toEqual([
      `${ember}, arknights, 1girl, solo`,
      files['b.txt'],
      files['c.txt'],
    ]);
    for (const [name, text] of Object.entries(files))
      expect(readFileSync(join(root, name), 'utf8')).toBe(text);
  },
);

test('an NL caption that still names an absorbed trait is said', async () => {
  const { plan } = await small();
  const { warnings } = await plan({ format: 'diffusion-pipe', captions });
  expect(warnings).toContainEqual(
    expect.stringMatching(/^1 NL caption still names a trait .* \(a\.png\)\.$/),
  );
  const alone = await plan({ format: 'diffusion-pipe', captions: { ...captions, text: 'tags' } });
  expect(alone.warnings.filter((words) => words.includes('absorbed'))).toEqual([]);
});
