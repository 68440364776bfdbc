/**
 * One tag renamed in all captions of a large dataset, and the undo, beside `grep | xargs sed -i` on a copy of the tree.
 * `node e2e/bench/rename.ts [--samples 100000] [--runs 1] [--dir DIR]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { readAllFiles } from './baseline.ts';
import { execFile } from 'node:child_process';
import { startBenchEngine, type BenchEngine } from './benchEngine.ts';
import { makeCorpus } from './corpus.ts';
import { median, percentile, printFigures, type Figure } from './figures.ts';
import { openTimed } from './opening.ts';
import { expectPrograms } from './programs.ts';
import { renameTimed, sedTimed, undoTimed, type Question, type Timed } from './renaming.ts';
import { expectAlike, filesWith, fingerprint, makeTrees, newTag, oldTag, type Trees } from './tagged.ts';

/** A rename and its undo, each beside the system's tools in the same minute. */
interface Run {
  readonly rename: Timed;
  readonly renameSed: number;
  readonly undo: Timed;
  readonly undoSed: number;
  readonly peak: number | null;
}

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const expectWritten = ({ report }: Timed, samples: number): void => {
  const { written, conflicts, failures } = report;
  if (written === samples && conflicts.length === 0 && failures.length === 0) return;
  throw new Error(`Not all was written: ${JSON.stringify(report).slice(0, 500)}`);
};

const expectFiles = async (trees: Trees, renamed: number, left: number): Promise<void> => {
  const counts = [await filesWith(newTag, trees.engine), await filesWith(oldTag, trees.engine)];
  if (counts[0] !== renamed || counts[1] !== left) {
    throw new Error(`${counts[0]} files hold the new tag and ${counts[1]} the old: not as it should be.`);
  }
  // Every byte as after `sed`, and no file more.
  await expectAlike(trees);
};

/**
 * Completes the work that the step before has left: background finders, and pending disk writes. So it slows
 * neither the engine's next step nor `sed`.
 */
const atRest = async ({ client }: BenchEngine): Promise<void> => {
  await client.call('POST /api/problems/look', { body: { pictures: false } });
  await promisify(execFile)('sync');
};

const measure = async (trees: Trees, samples: number, dataDir: string): Promise<Run> => {
  const original = await fingerprint(trees.engine);
  const engine = await startBenchEngine(dataDir);
  try {
    await openTimed(engine.client, trees.engine);
    await readAllFiles(trees.sed);
    await atRest(engine);
    const renameSed = await sedTimed(oldTag, newTag, trees.sed);
    await atRest(engine);
    const rename = await renameTimed(engine.client, samples);
    expectWritten(rename, samples);
    await expectFiles(trees, samples, 0);
    await atRest(engine);
    const undo = await undoTimed(engine.client, samples);
    expectWritten(undo, samples);
    await atRest(engine);
    const undoSed = await sedTimed(newTag, oldTag, trees.sed);
    await expectFiles(trees, 0, samples);
    if ((await fingerprint(trees.engine)) !== original)
      throw new Error('The undo did not give back the same bytes.');
    return { rename, renameSed, undo, undoSed, peak: engine.peakMemory() };
  } finally {
    await engine.stop();
  }
};

const answersOf = (label: string, timed: readonly Timed[]): readonly Figure[] =>
  (['state', 'rows', 'search'] satisfies Question[]).map((question) => {
    const times = timed.flatMap(({ answers }) => answers[question]);
    const parts = `p50 ${median(times).toFixed(1)}, p95 ${percentile(times, 0.95).toFixed(1)}, of ${times.length}`;
    const value = times.length === 0 ? null : Math.max(...times);
    return { label: `${label}: ${question}, longest`, value, unit: 'ms', aim: 50, note: parts };
  });

const figuresOf = (runs: readonly Run[]): readonly Figure[] => {
  const of = (pick: (run: Run) => number): number => median(runs.map(pick));
  const s = { unit: 's' } as const;
  const x = { unit: 'x', aim: 1.3 } as const;
  const peaks = runs.flatMap(({ peak }) => (peak === null ? [] : [peak]));
  return [
    { ...s, label: 'grep | sed -i, there', value: of(({ renameSed }) => renameSed) },
    { ...s, label: 'rename: plan', value: of(({ rename }) => rename.planned) },
    { ...s, label: 'rename: plan, journal, files, index', value: of(({ rename }) => rename.seconds) },
    { ...x, label: 'rename / sed', value: of(({ rename, renameSed }) => rename.seconds / renameSed) },
    { ...s, label: 'grep | sed -i, back', value: of(({ undoSed }) => undoSed) },
    { ...s, label: 'undo: journal, files, index', value: of(({ undo }) => undo.seconds) },
    { ...x, label: 'undo / sed', value: of(({ undo, undoSed }) => undo.seconds / undoSed) },
    ...answersOf(
      'during rename',
      runs.map(({ rename }) => rename),
    ),
    ...answersOf(
      'during undo',
      runs.map(({ undo }) => undo),
    ),
    { unit: 'MB', label: 'engine, peak memory', value: peaks.length === 0 ? null : Math.max(...peaks) },
  ];
};

expectPrograms(
  'sh',
  'cat',
  'cp',
  'cut',
  'diff',
  'find',
  'grep',
  'head',
  'sed',
  'sha1sum',
  'sort',
  'sync',
  'wc',
  'xargs',
);

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '1' },
    dir: { type: 'string', default: join(tmpdir(), 'proofsheet-bench') },
  },
});

const samples = Number(values.samples);
const { root } = await makeCorpus({ dir: values.dir, samples, seed: 1 });
const work = mkdtempSync(join(values.dir, 'rename-'));
try {
  const load = loadavg()[0] ?? 0;
  const trees = await makeTrees(root, join(work, 'trees'));
  const runs: Run[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    runs.push(await measure(trees, samples, join(work, `data-${run}`)));
  }
  say(`\n${samples.toLocaleString('en')} captions, all with the tag, median of ${runs.length} runs`);
  say(
    `(${availableParallelism()} cores, load ${load.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after)`,
  );
  if (runs.length > 0) say(printFigures(figuresOf(runs)));
} finally {
  rmSync(work, { recursive: true, force: true });
}
