/** A user's first steps with a dataset that has just been opened, timed. */
import type { EngineClient } from '../../electron/hosting/engineClient.ts';
import { tenQueries } from './queries.ts';

export interface Opening {
  /** Seconds from opening the folder until a hundred rows were there. */
  readonly firstRows: number;
  /** Seconds until all of it had been read. */
  readonly ready: number;
  /** Milliseconds of the engine's answers while it read. */
  readonly answers: readonly number[];
}

/** Milliseconds between two requests: often enough to be exact, seldom enough not to be the load. */
const pause = 5;

/** How often each kind of query is asked of one engine. */
export const variants = 20;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const firstRows = async (client: EngineClient): Promise<number> => {
  const view = await client.call('POST /api/views', { body: { query: '' } });
  const query = { from: 0, count: 100 };
  const { rows } = await client.call('GET /api/views/:id/rows', { params: { id: view.id }, query });
  return rows.length;
};

/** Opens a dataset of at least a hundred samples, and waits until it has been read. */
export const openTimed = async (client: EngineClient, path: string): Promise<Opening> => {
  const began = performance.now();
  const passed = (): number => (performance.now() - began) / 1000;
  await client.call('POST /api/dataset/open', { body: { path } });
  while ((await firstRows(client)) < 100) await sleep(pause);
  const seen = passed();
  const answers: number[] = [];
  for (;;) {
    const asked = performance.now();
    const { dataset } = await client.call('GET /api/dataset');
    answers.push(performance.now() - asked);
    if (dataset?.phase === 'ready') return { firstRows: seen, ready: passed(), answers };
    await sleep(pause);
  }
};

/** Milliseconds that each of the ten kinds of query took with all its facets, variant by variant. */
export const askTimed = async (client: EngineClient): Promise<readonly (readonly number[])[]> => {
  const times = tenQueries(0).map((): number[] => []);
  // The first round warms the engine's code: a user has been clicking for a while.
  for (let variant = 0; variant <= variants; variant++) {
    for (const [kind, query] of tenQueries(variant).entries()) {
      const asked = performance.now();
      const { id } = await client.call('POST /api/views', { body: { query } });
      await client.call('GET /api/views/:id/facets', { params: { id }, query: {} });
      if (variant > 0) times[kind]?.push(performance.now() - asked);
    }
  }
  return times;
};
