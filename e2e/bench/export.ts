/**
 * An export of the files as they are, beside `cp -a --reflink=auto` of the same files, and one converted to
 * WebP for buckets of 1024, beside `vipsthumbnail` over the same images on all cores. `node
 * e2e/bench/export.ts [--samples 10000] [--converted 400] [--runs 3] [--dir DIR]`
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ExportSettingsInput } from '../../shared/export/settings.ts';
import { readAllFiles } from './baseline.ts';
import { startBenchEngine, type BenchEngine } from './benchEngine.ts';
import { copyTimed, expectCopied, expectImages, flush, makeImages, thumbnailsTimed } from './exported.ts';
import { exportTimed, type ExportTimed } from './exporting.ts';
import { median, printFigures, type Figure } from './figures.ts';
import { openTimed } from './opening.ts';
import { expectPrograms } from './programs.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '10000' },
    converted: { type: 'string', default: '400' },
    runs: { type: 'string', default: '3' },
    dir: { type: 'string', default: join(tmpdir(), 'proofsheet-bench') },
  },
});
const samples = Number(values.samples);
const converted = Number(values.converted);
for (const count of [samples, converted]) {
  if (count > 0 && count < 100) throw new Error('A hundred samples at least, or 0 to leave that part out.');
}

expectPrograms(
  ...(['sh', 'cat', 'cp', 'diff', 'find', 'head', 'sync', 'xargs'] as const),
  ...(converted > 0 ? (['vipsthumbnail'] as const) : []),
);

interface Pair {
  readonly ours: ExportTimed;
  /** Seconds. */
  readonly theirs: number;
}

const inFolder = async <T>(
  parent: string,
  name: string,
  work: (folder: string) => Promise<T>,
): Promise<T> => {
  const folder = join(parent, name);
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    // So that one's pending writes do not slow the other.
    await flush();
  }
};

const asFiles = async ({ client }: BenchEngine, source: string, work: string): Promise<Pair> => {
  await readAllFiles(source);
  await flush();
  return inFolder(work, 'cp', async (copy) => {
    const theirs = await copyTimed(source, copy);
    await flush();
    return inFolder(work, 'ours', async (out) => {
      const ours = await exportTimed(client, out, { format: 'folder' });
      await expectCopied(copy, out);
      return { ours, theirs };
    });
  });
};

const asWebp = async ({ client }: BenchEngine, source: string, work: string): Promise<Pair> => {
  await readAllFiles(source);
  await flush();
  const settings = {
    format: 'folder',
    images: { as: 'webp', quality: 92, scale: 'bucket' },
    training: { resolutions: [1024] },
  } satisfies ExportSettingsInput;
  return inFolder(work, 'ours', async (out) => {
    const ours = await exportTimed(client, out, settings);
    await flush();
    return inFolder(work, 'vips', async (folder) => {
      mkdirSync(folder);
      const theirs = await thumbnailsTimed(source, folder, ours.size, availableParallelism());
      await expectImages(out, folder, ours.size);
      return { ours, theirs };
    });
  });
};

const measured = async (
  root: string,
  work: string,
  measure: (engine: BenchEngine, root: string, work: string) => Promise<Pair>,
): Promise<readonly Pair[]> => {
  const engine = await startBenchEngine(mkdtempSync(join(work, 'data-')));
  try {
    await openTimed(engine.client, root);
    const pairs: Pair[] = [];
    for (let run = 0; run < Number(values.runs); run++) pairs.push(await measure(engine, root, work));
    return pairs;
  } finally {
    await engine.stop();
  }
};

const figuresOf = (
  pairs: readonly Pair[],
  ours: string,
  theirs: string,
  count: number,
): readonly Figure[] => {
  const of = (pick: (pair: Pair) => number): number => median(pairs.map(pick));
  const rate = (seconds: number): string => `${Math.round(count / seconds)} images/s`;
  const theirTime = of((pair) => pair.theirs);
  const ourTime = of((pair) => pair.ours.seconds);
  return [
    { label: theirs, value: theirTime, unit: 's', note: rate(theirTime) },
    { label: `${ours}: plan`, value: of((pair) => pair.ours.planned), unit: 's' },
    { label: `${ours}: plan, files, verified`, value: ourTime, unit: 's', note: rate(ourTime) },
    {
      label: `${ours} / ${theirs}`,
      value: of((pair) => pair.ours.seconds / pair.theirs),
      unit: 'x',
      aim: 1.5,
    },
    { label: `${ours}: again, nothing to do`, value: of((pair) => pair.ours.again), unit: 's' },
  ];
};

const work = mkdtempSync(join(tmpdir(), 'proofsheet-bench-export-'));
try {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const figures: Figure[] = [];
  if (samples > 0) {
    const root = await makeImages(values.dir, samples);
    figures.push(...figuresOf(await measured(root, work, asFiles), 'export', 'cp -a', samples));
  }
  if (converted > 0) {
    const root = await makeImages(values.dir, converted);
    figures.push(...figuresOf(await measured(root, work, asWebp), 'to WebP', 'vipsthumbnail', converted));
  }
  say(
    `\n${samples.toLocaleString('en')} samples as they are, ${converted} converted, median of ${values.runs} runs`,
  );
  say(`(${availableParallelism()} cores, load ${load} before, ${(loadavg()[0] ?? 0).toFixed(1)} after)`);
  say(printFigures(figures));
} finally {
  rmSync(work, { recursive: true, force: true });
}
