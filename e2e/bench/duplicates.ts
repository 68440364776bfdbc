/**
 * Copies planted among drawn images, and images that are only alike: which are found by kind, and how many
 * pairs are wrong; and the time for all pairs of many hashes. `node e2e/bench/duplicates.ts [--images 360]
 * [--seed 1] [--copied 24] [--alike 40] [--hashes 20000]`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { EngineClient } from '../../electron/hosting/engineClient.ts';
import { nearPairs } from '../../electron/engine/insight/duplicates/nearHashes.ts';
import { startBenchEngine } from './benchEngine.ts';
import { copyKinds } from './duplicateCopies.ts';
import { plantCopies, type Planted } from './duplicatesPlanted.ts';
import { printFigures } from './figures.ts';
import { openTimed } from './opening.ts';
import { createRandom } from './random.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Waits for the end of a job; returns how long it took, in seconds. */
const ended = async (
  client: EngineClient,
  start: () => Promise<{ readonly id: string }>,
): Promise<number> => {
  const stop = new AbortController();
  const events = client.events(stop.signal);
  await events.next();
  const began = performance.now();
  const { id } = await start();
  for await (const event of events) {
    if (event.type !== 'job' || event.job.id !== id || event.job.state === 'running') continue;
    if (event.job.state !== 'done') throw new Error(event.job.message ?? event.job.state);
    break;
  }
  stop.abort();
  return (performance.now() - began) / 1000;
};

interface Found {
  /** Paths of groups, the best first. */
  readonly groups: readonly (readonly string[])[];
  /** Seconds for each job until nothing was left to look for. */
  readonly seconds: readonly number[];
}

const find = async (client: EngineClient): Promise<Found> => {
  const seconds: number[] = [];
  for (;;) {
    const { state } = await client.call('GET /api/duplicates', { query: { from: 0, count: 0 } });
    if (state.phase === 'found') break;
    seconds.push(await ended(client, async () => (await client.call('POST /api/duplicates/find')).job));
  }
  const groups: string[][] = [];
  for (let total = Infinity; groups.length < total;) {
    const page = await client.call('GET /api/duplicates', { query: { from: groups.length, count: 200 } });
    total = page.groups.length === 0 ? 0 : page.state.groups;
    for (const { members } of page.groups) groups.push(members.map(({ row }) => row.relPath));
  }
  return { groups, seconds };
};

/**
 * Prints for each kind of copy how many were found. @returns the share of all that were, and how many pairs
 * are wrong
 */
const tell = (
  planted: readonly Planted[],
  groups: Found['groups'],
): { readonly recall: number; readonly wrong: number } => {
  const groupOf = new Map(groups.flatMap((group, n) => group.map((relPath) => [relPath, n] as const)));
  const originals = new Map(planted.map(({ relPath, of }) => [relPath, of]));
  const originalOf = (relPath: string): string => originals.get(relPath) ?? relPath;
  let inAll = 0;
  say('  copy                                     found');
  for (const kind of ['equal bytes', ...copyKinds]) {
    const all = planted.filter(({ how }) => how === kind);
    const found = all.filter(({ relPath, of }) => {
      const group = groupOf.get(relPath);
      return group !== undefined && group === groupOf.get(of);
    });
    inAll += found.length;
    say(`  ${kind.padEnd(40)} ${found.length} of ${all.length}`);
  }
  let wrong = 0;
  for (const [first = '', ...others] of groups) {
    for (const other of others) {
      if (originalOf(first) === originalOf(other)) continue;
      wrong += 1;
      say(`  wrong: ${first} and ${other}`);
    }
  }
  return { recall: inAll / planted.length, wrong };
};

/** Hashes as far from one another as those of different images are: random bits. */
const randomHashes = (count: number) => {
  const random = createRandom(20_261_122);
  const bytes = (): Uint8Array => Uint8Array.from({ length: 32 }, () => random.below(256));
  return Array.from({ length: count }, () => ({ hash: bytes(), ratio: 1 }));
};

const { values } = parseArgs({
  options: {
    images: { type: 'string', default: '360' },
    seed: { type: 'string', default: '1' },
    copied: { type: 'string', default: '24' },
    alike: { type: 'string', default: '40' },
    hashes: { type: 'string', default: '20000' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'proofsheet-bench-duplicates-'));
try {
  const dataset = join(folder, 'set');
  const { planted, images } = await plantCopies(dataset, {
    size: Number(values.images),
    seed: Number(values.seed),
    copied: Number(values.copied),
    alike: Number(values.alike),
  });
  say(
    `${images} drawn images, ${planted.length} copies, ${values.copied} of a kind; load ${loadavg()[0]?.toFixed(1)}`,
  );
  const engine = await startBenchEngine(join(folder, 'data'));
  try {
    await openTimed(engine.client, dataset);
    const { groups, seconds } = await find(engine.client);
    const { recall, wrong } = tell(planted, groups);
    const [measuring = 0] = seconds;
    const hashes = randomHashes(Number(values.hashes));
    const began = performance.now();
    nearPairs(hashes, 80);
    const allPairs = (performance.now() - began) / 1000;
    const all = images + planted.length;
    say(
      printFigures([
        { label: 'copies found', value: recall, unit: 'share', aim: 0.98 },
        { label: 'wrong pairs', value: wrong, unit: 'pairs', aim: 0 },
        { label: 'looking at an image', value: (measuring * 1000) / all, unit: 'ms', aim: 20 },
        { label: 'looking for groups', value: seconds[1] ?? null, unit: 's' },
        { label: `all pairs of ${values.hashes} hashes`, value: allPairs, unit: 's', aim: 5 },
        { label: 'most memory', value: engine.peakMemory(), unit: 'MB' },
      ]),
    );
  } finally {
    await engine.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
