/** The real command in another process: exit codes and streams, as scripts see them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { datasetStats } from '../../shared/api/dataset.ts';
import { foundSample } from '../../shared/api/view.ts';
import { pngOf, tempFolder, writeFiles } from '../engine/testing.ts';
import { builtVariable } from '../engine/work/built.mjs';
import { runCommand } from './testing.ts';

const command = join(import.meta.dirname, '../proofsheet.mjs');

/** Reads the first output, then closes the pipe. */
const leaveEarly = (child: ChildProcess): void => {
  child.stdout?.once('data', () => child.stdout?.destroy());
};

/** Ctrl+C as soon as progress shows. */
const interrupt = (child: ChildProcess): void => {
  child.stderr?.once('data', () => child.kill('SIGINT'));
};

const dataset = async (): Promise<string> => {
  const folder = tempFolder();
  const image = await pngOf(40, 60);
  writeFiles(folder, {
    'b/two.png': image,
    'b/two.txt': 'perlica \\(arknights\\), arknights, solo',
    'b/two_nl.txt': 'Perlica stands, "alone".',
    'one.png': image,
    'one.txt': 'Perlica_(arknights), smile',
    'three.png': image,
    'lost.txt': '1girl',
    'broken.png': 'no picture',
  });
  return folder;
};

test('--help and --version answer on stdout', async () => {
  const manifest = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(manifest));
  expect(await runCommand(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  const help = await runCommand(['--help']);
  expect(help).toMatchObject({ code: 0, stderr: '' });
  for (const name of ['stats', 'find', 'sample', 'serve']) expect(help.stdout).toContain(name);
  expect(help.stdout).not.toContain('start');
});

test.each([
  [['nonsense']],
  [['stats']],
  [['stats', '.', '--nonsense']],
  [['stats', '.', 'too', 'much']],
  [['find', '.']],
  [['serve', '.', '--port', '70000']],
  [['serve', '.', '--host', '0.0.0.0']],
  [['sample', '.', '--size', 'many']],
  [['stats', '']],
  [['edit', '', '--add', 'smile']],
  [['serve', '']],
  [['stats', '.', '--data-dir', '']],
  [['serve', '--data-dir', '']],
  [['sample', '']],
])('%j is wrong usage: 2, and words on stderr only', async (words) => {
  const { code, stdout, stderr } = await runCommand(words);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).not.toBe('');
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('the sources do what was built from them does', async () => {
  const folder = await dataset();
  const [fromSources, built] = await Promise.all(
    ['', process.env[builtVariable] ?? ''].map((path) =>
      runCommand(['find', folder, 'smile', '--json', '--quiet'], { env: { [builtVariable]: path } }),
    ),
  );
  expect(process.env[builtVariable]).toContain('dist');
  expect(fromSources).toEqual(built);
  expect(built?.stdout).toContain('one.png');
});

test('stats prints a table for people, and one JSON document for programs', async () => {
  const folder = await dataset();
  const dataDir = tempFolder();
  const people = await runCommand(['stats', folder], { dataDir });
  expect(people.code).toBe(0);
  expect(people.stdout).toMatch(/^4 samples$/m);
  expect(people.stdout).toMatch(/^tags +2 +2 +0$/m);
  expect(people.stdout).toContain('lost.txt');
  const program = await runCommand(['stats', folder, '--json', '--quiet'], { dataDir });
  expect(program).toMatchObject({ code: 0, stderr: '' });
  const stats = datasetStats.parse(JSON.parse(program.stdout));
  expect(stats.samples).toBe(4);
  expect(stats.characters.map(({ count }) => count)).toEqual([2]);
  expect(stats.orphans).toEqual(['lost.txt']);
  expect(stats.unreadable.map(({ relPath }) => relPath)).toEqual(['broken.png']);
});

test('find prints a path a line, or an object a line', async () => {
  const folder = await dataset();
  const dataDir = tempFolder();
  const people = await runCommand(['find', folder, 'tag:perlica_(arknights) sort:path'], { dataDir });
  expect(people).toMatchObject({ code: 0, stdout: 'one.png\nb/two.png\n' });
  const program = await runCommand(['find', folder, 'solo', '--json', '--quiet'], { dataDir });
  expect(program).toMatchObject({ code: 0, stderr: '' });
  const lines = program.stdout.trimEnd().split('\n');
  const image = await pngOf(40, 60);
  expect(lines.map((line) => foundSample.parse(JSON.parse(line)))).toEqual([
    {
      relPath: 'b/two.png',
      tags: ['perlica \\(arknights\\)', 'arknights', 'solo'],
      nl: 'Perlica stands, "alone".',
      width: 40,
      height: 60,
      fileSize: image.length,
    },
  ]);
  expect(await runCommand(['find', folder, 'nothing_like_it', '--quiet'], { dataDir })).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
});

test('a query may begin with a dash, behind two of them', async () => {
  const folder = await dataset();
  const { code, stdout } = await runCommand(['find', folder, '--quiet', '--', '-missing:tags sort:path']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'one.png\nb/two.png\n' });
});

test('a query that does not parse is 2, marked where it is wrong', async () => {
  const { code, stdout, stderr } = await runCommand([
    'find',
    await dataset(),
    'solo (smile',
    '--json',
    '--quiet',
  ]);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^proofsheet: .+\n {2}solo \(smile\n {2} *\^+\n$/);
});

test('a dataset that cannot be opened is 3', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'file'), '');
  for (const path of [join(folder, 'missing'), join(folder, 'file')]) {
    const { code, stdout, stderr } = await runCommand(['stats', path, '--json']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(path);
    expect(stderr).not.toMatch(/^\s+at /m);
  }
});

test('progress is told on stderr', async () => {
  const { stderr } = await runCommand(['stats', await dataset(), '--json']);
  expect(stderr).toMatch(/: [\d,]+ of [\d,]+$/m);
});

test('a reader that has had enough ends find quietly', async () => {
  const folder = tempFolder();
  const image = await pngOf();
  // More than a pipe holds, so that find is still writing when the reader closes it.
  const long = 'long'.repeat(50);
  writeFiles(
    folder,
    Object.fromEntries(Array.from({ length: 1500 }, (_, at) => [`${long}${at}.png`, image])),
  );
  const { code, stderr } = await runCommand(['find', folder, 'missing:tags', '--quiet'], {
    onStart: leaveEarly,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
});

test('sample makes the same bytes from the same seed', async () => {
  const [one, two] = [join(tempFolder(), 'one'), join(tempFolder(), 'two')];
  const made = await runCommand(['sample', one, '--seed', '7', '--size', '12', '--json', '--quiet']);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  const report = z.object({ samples: z.number(), truth: z.string() });
  const { samples, truth } = report.parse(JSON.parse(made.stdout));
  expect(samples).toBeGreaterThan(0);
  await runCommand(['sample', two, '--seed', '7', '--size', '12', '--quiet']);
  expect(readFileSync(join(two, truth), 'utf8')).toBe(readFileSync(join(one, truth), 'utf8'));
});

test('Ctrl+C cancels: 1, and a word about it', async () => {
  const words = ['sample', join(tempFolder(), 'large'), '--size', '3000', '--json'];
  const { code, stdout, stderr } = await runCommand(words, { onStart: interrupt });
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/proofsheet: Cancelled\.\n$/);
});

test('what was started over on its own Node ends when the process that did so is killed', async () => {
  const folder = await dataset();
  const env = { ...process.env, PROOFSHEET_DATA: tempFolder() };
  // A Node that does not run TypeScript, as old ones do not.
  const words = ['--no-strip-types', command, 'serve', folder];
  const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const address = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\S+/.exec(said);
      if (found !== null) resolve(found[0]);
    });
  });
  await expect(fetch(address)).resolves.toBeDefined();
  // It keeps this process's end of the pipe open as long as it lives.
  const ended = new Promise((resolve) => child.stdout.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
  await expect(fetch(address)).rejects.toThrow('fetch failed');
});

test.runIf(process.platform === 'linux')(
  'an export to where no folder can be made says that nothing was written',
  async () => {
    const { code, stderr } = await runCommand([
      'export',
      await dataset(),
      '/proc/nope',
      '--format',
      'folder',
    ]);
    expect(code).toBe(1);
    expect(stderr).toContain('/proc/nope');
    expect(stderr).toContain('Nothing was written.');
  },
);

test('a data folder that cannot be used is a sentence with a remedy, and 3, for every command', async () => {
  const dataDir = join(tempFolder(), 'file');
  writeFileSync(dataDir, 'in the way');
  const folder = tempFolder();
  const names = ['stats', 'history', 'serve', 'start'];
  const runs = await Promise.all(names.map((name) => runCommand([name, folder], { dataDir })));
  for (const [n, { code, stdout, stderr }] of runs.entries()) {
    expect([names[n], code, stdout]).toEqual([names[n], 3, '']);
    expect(stderr).toMatch(
      /proofsheet: .*file is or leads through a file, not a folder: move it away, or .*\n$/,
    );
    expect(stderr).not.toContain('    at ');
  }
});
