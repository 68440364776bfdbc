/**
 * Opening a dataset: how long until it can be seen, read, asked; beside the system's own reading of the same tree.
 * `node e2e/bench/open.ts [--sizes 10000,100000] [--runs 3] [--dir DIR]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { EngineClient } from '../../electron/engineClient.ts';
import { readAllFiles } from './baseline.ts';
import { startBenchEngine } from './benchEngine.ts';
import { makeCorpus, type Corpus } from './corpus.ts';
import { median, percentile, printFigures, type Figure } from './figures.ts';
import { tenQueries } from './queries.ts';

/** Seconds since the folder was asked for. */
interface Opening {
  readonly firstRows: number;
  readonly ready: number;
  /** Milliseconds that the engine took to answer, asked over and over while it read. */
  readonly answers: readonly number[];
}

interface Measured {
  readonly figures: readonly Figure[];
  /** The same ten queries, each on its own. */
  readonly queries: readonly Figure[];
}

/** How often each kind of query is asked of one engine. */
const variants = 20;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const hundredRows = async (client: EngineClient): Promise<number> => {
  const view = await client.call('POST /api/views', { body: { query: '' } });
  const query = { from: 0, count: 100 };
  const { rows } = await client.call('GET /api/views/:id/rows', { params: { id: view.id }, query });
  return rows.length;
};

/** Resolves when the dataset has been read; until then, asks the engine something every few milliseconds. */
const untilReady = async (client: EngineClient, answers: number[]): Promise<void> => {
  for (;;) {
    const asked = performance.now();
    const { dataset } = await client.call('GET /api/dataset');
    answers.push(performance.now() - asked);
    if (dataset?.phase === 'ready') return;
    await sleep(5);
  }
};

const open = async (client: EngineClient, path: string): Promise<Opening> => {
  const began = performance.now();
  const passed = (): number => (performance.now() - began) / 1000;
  await client.call('POST /api/dataset/open', { body: { path } });
  while ((await hundredRows(client)) < 100) await sleep(5);
  const firstRows = passed();
  const answers: number[] = [];
  await untilReady(client, answers);
  return { firstRows, ready: passed(), answers };
};

/** Milliseconds that each of the ten kinds of query took with all its facets, variant by variant. */
const ask = async (client: EngineClient, times: readonly number[][]): Promise<void> => {
  // The first round warms the engine's code: a person has been clicking for a while.
  for (let variant = -1; variant < variants; variant++) {
    for (const [kind, query] of tenQueries(variant + 1).entries()) {
      const asked = performance.now();
      const { id } = await client.call('POST /api/views', { body: { query } });
      await client.call('GET /api/views/:id/facets', { params: { id }, query: {} });
      if (variant >= 0) times[kind]?.push(performance.now() - asked);
    }
  }
};

const measure = async ({ root }: Corpus, runs: number): Promise<Measured> => {
  await readAllFiles(root);
  const cats: number[] = [];
  const firsts: Opening[] = [];
  const again: Opening[] = [];
  const times = tenQueries(0).map((): number[] => []);
  const startups: number[] = [];
  const peaks: number[] = [];
  for (let run = 0; run < runs; run++) {
    const dataDir = mkdtempSync(join(tmpdir(), 'proofsheet-bench-data-'));
    try {
      cats.push(await readAllFiles(root));
      for (const openings of [firsts, again]) {
        const engine = await startBenchEngine(dataDir);
        startups.push(engine.startup);
        openings.push(await open(engine.client, root));
        await ask(engine.client, times);
        peaks.push(engine.peakMemory() ?? Number.NaN);
        await engine.stop();
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  }
  const cat = median(cats);
  const first = median(firsts.map(({ ready }) => ready));
  const answers = firsts.flatMap((opening) => opening.answers);
  const took = times.flat();
  const peak = Math.max(...peaks);
  const figures: readonly Figure[] = [
    { label: 'find | xargs cat', value: cat, unit: 's', note: `${runs} runs, median` },
    { label: 'first index', value: first, unit: 's' },
    { label: 'first index / cat', value: first / cat, unit: 'x', aim: 2 },
    { label: 'first 100 rows', value: median(firsts.map((f) => f.firstRows)), unit: 's', aim: 1 },
    { label: 'answers while reading, p95', value: percentile(answers, 0.95), unit: 'ms' },
    { label: 'answers while reading, longest', value: Math.max(...answers), unit: 'ms' },
    { label: 'reopening, unchanged', value: median(again.map(({ ready }) => ready)), unit: 's', aim: 3 },
    { label: 'reopening, first 100 rows', value: median(again.map((a) => a.firstRows)), unit: 's' },
    { label: 'query with facets, p50', value: median(took), unit: 'ms' },
    { label: 'query with facets, p95', value: percentile(took, 0.95), unit: 'ms', aim: 30 },
    { label: 'query with facets, longest', value: Math.max(...took), unit: 'ms' },
    { label: 'engine, start of the process', value: median(startups), unit: 's' },
    { label: 'engine, peak memory', value: Number.isNaN(peak) ? null : peak, unit: 'MB', aim: 500 },
  ];
  const queries = tenQueries(1).map((query, kind): Figure => {
    const own = times[kind] ?? [];
    const note = `p50 ${median(own).toFixed(1)} ms`;
    return { label: query, value: percentile(own, 0.95), unit: 'ms', note };
  });
  return { figures, queries };
};

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    runs: { type: 'string', default: '3' },
    dir: { type: 'string', default: join(tmpdir(), 'proofsheet-bench') },
  },
});

for (const size of values.sizes.split(',').map(Number)) {
  const corpus = await makeCorpus({ dir: values.dir, samples: size, seed: 1 });
  const load = loadavg()[0] ?? 0;
  const { figures, queries } = await measure(corpus, Number(values.runs));
  say(`\n${size.toLocaleString('en')} samples, everything in the page cache for both`);
  say(`(${availableParallelism()} cores, load ${load.toFixed(1)} before it began)`);
  say(printFigures(figures));
  say('  Queries with facets, p95, one of twenty of each kind:');
  say(printFigures(queries));
}
