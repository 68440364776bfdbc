/**
 * All benches, one after the other, on datasets of a size that a few minutes allow, and one table at the end:
 * `npm run bench [open rename ...]`. Each runs beside its yardstick in the same minute, so a ratio holds on
 * any machine; for larger datasets start a bench by itself.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptFigures, printFigures, type Figure } from './figures.ts';

const benches: Readonly<Record<string, readonly string[]>> = {
  open: ['--sizes', '10000', '--runs', '1'],
  rename: ['--samples', '10000'],
  export: ['--samples', '2000', '--converted', '200', '--runs', '1'],
  mislabels: ['--quick', '--seeds', '3'],
  mislabelsSpeed: [],
  tags: ['--size', '300', '--seeds', '1', '--quick'],
  tagsSpeed: ['--samples', '20000'],
  duplicates: [],
  caption: ['--samples', '1000'],
  ui: ['--sizes', '10000'],
};

/** @returns its figures with an aim, and ratios; null where it failed */
const run = async (
  name: string,
  words: readonly string[],
  file: string,
): Promise<readonly Figure[] | null> => {
  process.stdout.write(`\n== ${name} ${words.join(' ')}\n`);
  const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.ts`), ...words], {
    stdio: 'inherit',
    env: { ...process.env, [keptFigures]: file },
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) return null;
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Figure)
    .filter(({ unit, aim }) => unit === 'x' || aim !== undefined);
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0)
  throw new Error(
    `There is no bench ${unknown.join(', ')}: name some of ${Object.keys(benches).join(', ')}.`,
  );

const folder = mkdtempSync(join(tmpdir(), 'proofsheet-bench-figures-'));
const table: Figure[] = [];
try {
  for (const [name, words] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const figures = await run(name, words, join(folder, name));
    if (figures === null) process.exitCode = 1;
    for (const figure of figures ?? [{ label: 'failed', value: null, unit: 's' } as const])
      table.push({ ...figure, label: `${name}: ${figure.label}` });
  }
  process.stdout.write(`\n== all\n${printFigures(table)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
