/**
 * NL captions of many images, asked of a server that answers at once: what is measured is what Proofsheet does itself.
 * `node e2e/bench/caption.ts [--samples 10000] [--dir DIR]`
 */
import { linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { builtInPrompts } from '../../shared/captioning/prompts.ts';
import { runSpec } from '../../shared/api/proposals.ts';
import type { EngineClient } from '../../electron/hosting/engineClient.ts';
import { startAnswering } from './answeringServer.ts';
import { startBenchEngine } from './benchEngine.ts';
import { median, percentile, printFigures, type Figure } from './figures.ts';
import { openTimed } from './opening.ts';

/** Different images, as JPEG and PNG of one to two megapixels; the others are links to them. */
const different = 40;

const drawn = async (n: number): Promise<Buffer> => {
  const [width, height] = n % 2 === 0 ? [1024, 1024] : [1200, 1600];
  const noise = { type: 'gaussian', mean: 128, sigma: 12 + n } as const;
  // Rough, then smoothed: of as many bytes as a drawing has.
  const image = sharp({ create: { width, height, channels: 3, background: '#888', noise } }).blur(2);
  return n % 4 === 0 ? image.png().toBuffer() : image.jpeg({ quality: 92 }).toBuffer();
};

const extension = (n: number): string => ((n % different) % 4 === 0 ? 'png' : 'jpg');

const makeImages = async (folder: string, samples: number): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < samples; n += 1) {
    const file = join(folder, `${n}.${extension(n)}`);
    if (n < different) writeFileSync(file, await drawn(n));
    else linkSync(join(folder, `${n % different}.${extension(n)}`), file);
    writeFileSync(
      join(folder, `${n}.txt`),
      `character ${n % 30} \\(series\\), series, 1girl, solo, long hair, smile`,
    );
  }
};

/** Milliseconds that another request took, asked over and over until `over`. */
const askMeanwhile = async (client: EngineClient, over: AbortSignal): Promise<readonly number[]> => {
  const times: number[] = [];
  const view = await client.call('POST /api/views', { body: { query: 'smile' } });
  while (!over.aborted) {
    const asked = performance.now();
    const query = { from: (times.length * 50) % 1000, count: 50 };
    await client.call('GET /api/views/:id/rows', { params: { id: view.id }, query });
    times.push(performance.now() - asked);
    // Often enough to meet what is slow, seldom enough not to be the load.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return times;
};

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '10000' },
    dir: { type: 'string', default: join(tmpdir(), 'proofsheet-bench') },
  },
});
const samples = Number(values.samples);
mkdirSync(values.dir, { recursive: true });
const work = mkdtempSync(join(values.dir, 'caption-'));
const server = await startAnswering();
try {
  const load = loadavg()[0] ?? 0;
  const dataset = join(work, 'dataset');
  await makeImages(dataset, samples);
  const engine = await startBenchEngine(join(work, 'data'));
  try {
    const { client } = engine;
    await openTimed(client, dataset);
    await client.call('POST /api/problems/look', { body: { pictures: false } });
    // As the dialog that begins a run has done by then.
    await client.call('POST /api/captioning/test', { body: { url: server.url, keyInPrivateNetwork: false } });
    const spec = runSpec.parse({
      by: 'endpoint',
      url: server.url,
      model: 'at-once',
      prompt: builtInPrompts[0],
    });
    const view = await client.call('POST /api/views', { body: { query: '' } });
    const over = new AbortController();
    const meanwhile = askMeanwhile(client, over.signal);
    const began = performance.now();
    let run = await client.call('POST /api/proposals/runs', {
      body: { scope: { view: view.id, ranges: [[0, view.count]] }, which: 'all', spec },
    });
    let early: number | null = null;
    while (run.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 500));
      const { runs } = await client.call('GET /api/proposals/runs');
      run = runs.find(({ id }) => id === run.id) ?? run;
      if (early === null && run.counts.waiting < samples * 0.75) early = engine.peakMemory();
    }
    const seconds = (performance.now() - began) / 1000;
    over.abort();
    const times = await meanwhile;
    if (run.counts.ready !== samples)
      throw new Error(`Not all was answered: ${JSON.stringify(run).slice(0, 800)}`);
    const peak = engine.peakMemory();
    const figures: readonly Figure[] = [
      {
        label: 'an image, prepared, asked and kept',
        value: (seconds * 1000) / samples,
        unit: 'ms',
        aim: 20,
        note: `${(samples / seconds).toFixed(1)} images a second, ${(server.bytes() / 1e6 / samples).toFixed(2)} MB each`,
      },
      {
        label: 'other requests meanwhile, p99',
        value: percentile(times, 0.99),
        unit: 'ms',
        aim: 50,
        note: `p50 ${median(times).toFixed(1)}, longest ${Math.max(...times).toFixed(1)}, of ${times.length}`,
      },
      {
        label: 'peak memory at the end / after a quarter',
        value: peak === null || early === null ? null : peak / early,
        unit: 'x',
        aim: 1.15,
        note: `${peak?.toFixed(0)} MB`,
      },
    ];
    process.stdout.write(
      `\n${samples.toLocaleString('en')} images (${availableParallelism()} cores, load ${load.toFixed(1)} before)\n${printFigures(figures)}\n`,
    );
  } finally {
    await engine.stop();
  }
} finally {
  await server.close();
  rmSync(work, { recursive: true, force: true });
}
