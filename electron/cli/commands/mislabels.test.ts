/** `mislabels` in another process, as scripts see it. */
import { expect, test } from 'vitest';
import { mislabelsOutcome } from '../../../shared/api/mislabels.ts';
import { pngOf, tempFolder, writeFiles } from '../../engine/testing.ts';
import { runCommand } from '../testing.ts';

/** Two characters with distinct looks, one image under the wrong name, and one character with two images. */
const dataset = async (): Promise<string> => {
  const folder = tempFolder();
  const png = await pngOf();
  const looks = { perlica: 'white hair, green eyes, hoodie', yvonne: 'pink hair, red eyes, dress' };
  const add = (name: string, named: string, look: string): void =>
    writeFiles(folder, {
      [`${name}.png`]: png,
      [`${name}.txt`]: `${named} \\(arknights\\), arknights, ${look}`,
    });
  for (const [name, look] of Object.entries(looks)) {
    for (let at = 0; at < 12; at++)
      add(`${name}-${at}`, name, `${look}, ${at % 2 === 0 ? 'smile' : 'outdoors'}`);
  }
  for (const at of [0, 1]) add(`ember-${at}`, 'ember', 'armor');
  add('wrong', 'perlica', looks.yvonne);
  return folder;
};

test('mislabels tells suspects with their reasons, pairs, and who was not judged', async () => {
  const folder = await dataset();
  const { code, stdout, stderr } = await runCommand(['mislabels', folder, '--json', '--quiet']);
  const { suspects, overlaps, skipped } = mislabelsOutcome.parse(JSON.parse(stdout));
  expect([code, stderr]).toEqual([0, '']);
  expect(suspects[0]).toMatchObject({
    relPath: 'wrong.png',
    given: 'perlica \\(arknights\\)',
    suggested: 'yvonne \\(arknights\\)',
    tier: 'likely',
  });
  expect(suspects[0]?.reasons).toContain("red eyes: 0 of 12 images of Perlica, 12 of 12 of Yvonne's");
  expect(overlaps).toEqual([{ a: 'perlica \\(arknights\\)', b: 'yvonne \\(arknights\\)', count: 1 }]);
  expect(skipped.map(({ tag }) => tag)).toEqual(['ember \\(arknights\\)']);
});

test('mislabels for people says what it doubts and by what', async () => {
  const { code, stdout } = await runCommand(['mislabels', await dataset(), '--quiet']);
  expect(code).toBe(0);
  expect(stdout).toContain('Very likely wrong: 1\n  wrong.png\n');
  expect(stdout).toContain('Confused with each other');
  expect(stdout).toContain('of 25 labels are suspect, by their tags.');
});

/** Node on a machine where npm has not installed the optional package. */
const withoutRuntime = (): string => {
  const hook = `import { registerHooks } from 'node:module';
    registerHooks({ resolve: (name, context, next) => {
      if (name === 'onnxruntime-node') throw new Error("Cannot find package 'onnxruntime-node'");
      return next(name, context);
    } });`;
  return `--import=data:text/javascript,${encodeURIComponent(hook)}`;
};

test('without the runtime for models, what is asked of images fails by name, and the rest is as before', async () => {
  const folder = await dataset();
  const env = { NODE_OPTIONS: withoutRuntime() };
  const asked = await runCommand(['mislabels', folder, '--image', '--quiet'], { env });
  expect(asked.code).toBe(1);
  expect(asked.stdout).toContain('wrong.png');
  expect(asked.stderr).toContain('onnxruntime-node');
  expect(asked.stderr).toContain('npm ci');
  const { code, stdout } = await runCommand(['mislabels', folder, '--quiet'], { env });
  expect(code).toBe(0);
  expect(stdout).toContain('wrong.png');
});
