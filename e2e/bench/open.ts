/**
 * Opening a dataset: how long until it can be viewed, until it is read, and how long queries take; beside the
 * system's own reading of the same tree. `node e2e/bench/open.ts [--sizes 10000,100000] [--runs 3] [--dir
 * DIR]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readAllFiles } from './baseline.ts';
import { startBenchEngine } from './benchEngine.ts';
import { makeCorpus } from './corpus.ts';
import { median, percentile, printFigures, type Figure } from './figures.ts';
import { askTimed, openTimed, variants, type Opening } from './opening.ts';
import { expectPrograms } from './programs.ts';
import { tenQueries } from './queries.ts';

/** One process of the engine: started, opened, queried, stopped. */
interface Session extends Opening {
  readonly startup: number;
  readonly queries: readonly (readonly number[])[];
  readonly peak: number | null;
}

/**
 * One index from nothing, its reopening, and the yardstick before and after: other load on the machine
 * affects both.
 */
interface Run {
  readonly cat: number;
  readonly first: Session;
  readonly again: Session;
}

const session = async (root: string, dataDir: string): Promise<Session> => {
  const engine = await startBenchEngine(dataDir);
  try {
    const opening = await openTimed(engine.client, root);
    const queries = await askTimed(engine.client);
    return { ...opening, startup: engine.startup, queries, peak: engine.peakMemory() };
  } finally {
    await engine.stop();
  }
};

const measure = async (root: string): Promise<Run> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'proofsheet-bench-data-'));
  try {
    const before = await readAllFiles(root);
    const first = await session(root, dataDir);
    const cat = (before + (await readAllFiles(root))) / 2;
    return { cat, first, again: await session(root, dataDir) };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
};

const peakOf = (sessions: readonly Session[]): number | null => {
  const known = sessions.flatMap(({ peak }) => (peak === null ? [] : [peak]));
  return known.length === 0 ? null : Math.max(...known);
};

const figuresOf = (runs: readonly Run[]): readonly Figure[] => {
  const of = (pick: (run: Run) => number): number => median(runs.map(pick));
  const sessions = runs.flatMap(({ first, again }) => [first, again]);
  const answers = runs.flatMap(({ first }) => first.answers);
  const took = sessions.flatMap(({ queries }) => queries.flat());
  const ms = { unit: 'ms' } as const;
  const s = { unit: 's' } as const;
  return [
    { ...s, label: 'find | xargs cat', value: of(({ cat }) => cat) },
    { ...s, label: 'first index', value: of(({ first }) => first.ready) },
    { unit: 'x', label: 'first index / cat', value: of(({ first, cat }) => first.ready / cat), aim: 2 },
    { ...s, label: 'first 100 rows', value: of(({ first }) => first.firstRows), aim: 1 },
    { ...ms, label: 'answers while reading, p95', value: percentile(answers, 0.95) },
    { ...ms, label: 'answers while reading, longest', value: Math.max(...answers) },
    { ...s, label: 'reopening, unchanged', value: of(({ again }) => again.ready), aim: 3 },
    { ...s, label: 'reopening, first 100 rows', value: of(({ again }) => again.firstRows) },
    { ...ms, label: 'query with facets, p50', value: median(took) },
    { ...ms, label: 'query with facets, p95', value: percentile(took, 0.95), aim: 30 },
    { ...ms, label: 'query with facets, longest', value: Math.max(...took) },
    { ...s, label: 'engine, start of the process', value: median(sessions.map(({ startup }) => startup)) },
    { unit: 'MB', label: 'engine, peak memory', value: peakOf(sessions), aim: 500 },
  ];
};

const kindsOf = (runs: readonly Run[]): readonly Figure[] =>
  tenQueries(1).map((query, kind) => {
    const own = runs
      .flatMap(({ first, again }) => [first, again])
      .flatMap((each) => each.queries[kind] ?? []);
    const note = `p50 ${median(own).toFixed(1)} ms`;
    return { label: query, value: percentile(own, 0.95), unit: 'ms', note };
  });

const say = (text: string): void => void process.stdout.write(`${text}\n`);

expectPrograms('sh', 'cat', 'find', 'xargs');

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000' },
    runs: { type: 'string', default: '3' },
    dir: { type: 'string', default: join(tmpdir(), 'proofsheet-bench') },
  },
});

for (const samples of values.sizes.split(',').map(Number)) {
  const { root } = await makeCorpus({ dir: values.dir, samples, seed: 1 });
  const load = loadavg()[0] ?? 0;
  await readAllFiles(root);
  const runs: Run[] = [];
  for (let run = 0; run < Number(values.runs); run++) runs.push(await measure(root));
  say(
    `\n${samples.toLocaleString('en')} samples, all files in the page cache, median of ${values.runs} runs`,
  );
  say(
    `(${availableParallelism()} cores, load ${load.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after)`,
  );
  say(printFigures(runs.length === 0 ? [] : figuresOf(runs)));
  say(`  Of these queries, one of ${variants} of each kind, p95:`);
  say(printFigures(kindsOf(runs)));
}
