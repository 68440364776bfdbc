/** `tags --health` in another process, as scripts see it. */
import { expect, test } from 'vitest';
import { tagHealthOutcome } from '../../../shared/api/tagHealth.ts';
import { pngOf, tempFolder, writeFiles } from '../../engine/testing.ts';
import { runCommand } from '../testing.ts';

/** Two uniforms, with a hat forgotten and a hat too many. */
const dataset = async (): Promise<string> => {
  const folder = tempFolder();
  const png = await pngOf();
  for (let at = 0; at < 160; at++) {
    const usual = at % 2 === 0 ? 'hat, coat, boots' : 'scarf, skirt, sandals';
    const tags = at === 4 ? 'coat, boots' : at === 5 ? `${usual}, hat` : usual;
    writeFiles(folder, { [`${at}.png`]: png, [`${at}.txt`]: tags });
  }
  return folder;
};

test('tags --health tells which samples lack a tag and which have it wrongly, the likeliest first', async () => {
  const folder = await dataset();
  const { code, stdout, stderr } = await runCommand(['tags', folder, '--health', '--json', '--quiet']);
  expect([code, stderr]).toEqual([0, '']);
  const hat = tagHealthOutcome.parse(JSON.parse(stdout)).tags.find(({ tag }) => tag === 'hat');
  expect(hat?.images).toBe(80);
  expect(hat?.missing[0]?.relPath).toBe('4.png');
  expect(hat?.wrong[0]?.relPath).toBe('5.png');
});

test('tags --health tells only of samples that --where means, and people read it too', async () => {
  const folder = await dataset();
  const all = await runCommand(['tags', folder, '--health', '--quiet']);
  expect(all.stdout).toMatch(/^hat: 80 images, told with [01]\.\d\d\n {2}missing\n {4}0\.\d\d 4\.png$/m);
  expect(all.stdout).toContain('in 160 samples, by their captions.');
  const some = await runCommand(['tags', folder, '--health', '--quiet', '--where', 'scarf']);
  expect(some.stdout).not.toContain(' 4.png');
  expect(some.stdout).toContain(' 5.png');
});

test('tags asks what is wanted of them', async () => {
  const { code, stderr } = await runCommand(['tags', tempFolder()]);
  expect(code).toBe(2);
  expect(stderr).toContain('--health');
});

test('find takes missing-tag: and wrong-tag:, and looks for them first', async () => {
  const folder = await dataset();
  const missing = await runCommand(['find', folder, 'missing-tag:hat', '--quiet']);
  expect(missing.stdout).toBe('4.png\n');
  const wrong = await runCommand(['find', folder, 'wrong-tag:ha*', '--quiet']);
  expect(wrong.stdout).toBe('5.png\n');
});
