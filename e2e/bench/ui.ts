/**
 * The window at the speed of the hand: keys, queries, jumps and scrolling in Chromium.
 * `npm run bench:ui [-- --sizes 20000,100000] [--dir DIR]`. On a quiet machine: times by the clock are those of a person.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, expect, type Browser } from '@playwright/test';
import { AppPage } from '../pages/AppPage.ts';
import { wholeBrowser } from '../support/browser.ts';
import { startServe } from '../support/browserApp.ts';
import { makeCorpus } from './corpus.ts';
import { median, percentile, printFigures, type Figure } from './figures.ts';
import {
  densities,
  forgetFetched,
  heapOf,
  hold,
  jumpTo,
  pressSlowly,
  scrollThrough,
  show,
  typeQuery,
  type Window,
} from './uiScenes.ts';
import { readTrace, traceCategories } from './uiTrace.ts';

const keyPresses = 40;
const heldPresses = 60;
const jumps = [0.5, 0.2, 0.8, 0.35, 0.65];
const queries = ['long hair', 'char:ember smile', 'nl:"portrait"', 'missing:nl'];
/** Milliseconds that reading the folder, and what is looked for in it unasked, may take. */
const patience = 600_000;
/** Milliseconds of a task that a hand feels. */
const long = 50;

const openWindow = async (browser: Browser, url: string, samples: number): Promise<Window> => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(url);
  const app = new AppPage(page);
  const all = app.search.count.filter({ hasText: new RegExp(`^${samples.toLocaleString('en')} samples$`) });
  await all.waitFor({ timeout: patience });
  await app.sheet.ready();
  await expect(app.status.jobs).toHaveCount(0, { timeout: patience });
  const traced: Window['traced'] = async (act) => {
    await browser.startTracing(page, { categories: traceCategories });
    await act();
    return readTrace((await browser.stopTracing()).toString());
  };
  return { page, app, traced };
};

const keyFigures = async (window: Window): Promise<readonly Figure[]> => {
  const figures: Figure[] = [];
  for (const density of densities) {
    await show(window, density);
    await pressSlowly(window, 'j', 5);
    const { keys } = await pressSlowly(window, 'j', keyPresses);
    const work = keys.map((key) => key.work);
    const shown = keys.map((key) => key.untilFrame);
    const label = `${density}: J`;
    figures.push(
      { label: `${label}, work, median`, value: median(work), unit: 'ms', aim: 16 },
      { label: `${label}, work, p95`, value: percentile(work, 0.95), unit: 'ms', aim: 33 },
      { label: `${label}, until painted, median`, value: median(shown), unit: 'ms' },
      { label: `${label}, until painted, longest`, value: Math.max(...shown), unit: 'ms' },
      {
        label: `${density}: ${heldPresses} times ArrowDown, held`,
        value: await hold(window, 'ArrowDown', heldPresses),
        unit: 'ms',
      },
    );
  }
  return figures;
};

const queryFigures = async (window: Window): Promise<readonly Figure[]> => {
  const times: number[] = [];
  for (const query of queries) times.push(...(await typeQuery(window, query)));
  return [
    { label: 'Query: key to count, median', value: median(times), unit: 'ms', aim: 100 },
    { label: 'Query: key to count, longest', value: Math.max(...times), unit: 'ms' },
  ];
};

const jumpFigures = async (window: Window): Promise<readonly Figure[]> => {
  await show(window, 'Contacts');
  const figures: Figure[] = [];
  // The second time the engine has them; the browser is made to ask again.
  for (const label of ['Jump, nothing made', 'Jump, thumbnails made']) {
    const arrivals = [];
    for (const part of jumps) arrivals.push(await jumpTo(window, part));
    const first = arrivals.map((arrival) => arrival.first);
    const all = arrivals.map((arrival) => arrival.all);
    figures.push(
      { label: `${label}: first, median`, value: median(first), unit: 'ms', aim: 150 },
      { label: `${label}: first, longest`, value: Math.max(...first), unit: 'ms' },
      { label: `${label}: a screen of contacts, median`, value: median(all), unit: 'ms', aim: 600 },
      { label: `${label}: a screen of contacts, longest`, value: Math.max(...all), unit: 'ms' },
    );
    await forgetFetched(window.page);
  }
  return figures;
};

const scrollFigures = async (window: Window): Promise<readonly Figure[]> => {
  await show(window, 'Rows');
  const { tasks } = await scrollThrough(window, 300);
  const works = tasks.map(({ work }) => work);
  return [
    {
      label: 'Scrolling end to end: longest task, work',
      value: Math.max(...works),
      unit: 'ms',
      aim: long,
      note: `${works.filter((work) => work > long).length} of ${works.length} tasks over ${long} ms`,
    },
    { label: 'Heap', value: await heapOf(window.page), unit: 'MB', aim: 100 },
  ];
};

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '20000,100000' },
    dir: { type: 'string', default: join(tmpdir(), 'proofsheet-bench') },
  },
});
const launch = wholeBrowser();

for (const samples of values.sizes.split(',').map(Number)) {
  const { root } = await makeCorpus({ dir: values.dir, samples, seed: 1, images: 'usual' });
  const dataDir = mkdtempSync(join(tmpdir(), 'proofsheet-bench-data-'));
  const served = await startServe({ dataDir, dataset: root });
  const browser = await chromium.launch(launch);
  try {
    const load = loadavg()[0] ?? 0;
    const window = await openWindow(browser, served.url, samples);
    const figures = [
      ...(await keyFigures(window)),
      ...(await jumpFigures(window)),
      ...(await scrollFigures(window)),
      ...(await queryFigures(window)),
    ];
    say(`\n${samples.toLocaleString('en')} samples, a window of 1440 x 900`);
    say(
      `(${availableParallelism()} cores, load ${load.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after)`,
    );
    say(printFigures(figures));
  } finally {
    await browser.close();
    await served.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
