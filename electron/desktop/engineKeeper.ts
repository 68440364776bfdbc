/**
 * Keeps an engine running: starts it again after a crash, with the same dataset open, and lets requests wait
 * meanwhile. The window only notices that its event stream breaks and comes back.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { EngineEvent } from '../../shared/api/events.ts';
import { createEngineClient, type EngineFetch } from '../hosting/engineClient.ts';
import type { EngineProcess } from './engineProcess.ts';

interface KeeperOptions {
  /** Starts an engine that ends when `signal` aborts. */
  readonly start: (signal: AbortSignal) => Promise<EngineProcess>;
  readonly log: (line: string) => void;
  /** Called when it has crashed too often in a row; `startAgain` tries once more, with no dataset open. */
  readonly onGaveUp: (startAgain: () => void) => void;
  /** Another dataset is open, or none: also once for every engine that starts. */
  readonly onDataset?: (path: string | null) => void;
  /** Every event of every engine, in order. */
  readonly onEvent?: (event: EngineEvent) => void;
  /** An engine has ended, and what it was doing. */
  readonly onEnded?: () => void;
  /**
   * Milliseconds to wait after the first quick crash, the second, ...; one crash more than there are delays
   * is too many.
   */
  readonly delays?: readonly number[];
  /** An engine that ran for this many milliseconds did not crash quickly. */
  readonly steady?: number;
  /** Milliseconds that changes may still take when the engine is to end. */
  readonly patience?: number;
}

export interface EngineKeeper {
  /** Waits for the engine while it is being started. Rejects when it was given up or ends before it answered. */
  readonly fetch: EngineFetch;
  /** Ends the engine for good; changes that were requested before are completed first, if that is quick. */
  stop(): Promise<void>;
}

/** Requests wait here until an engine answers. */
interface Gate {
  readonly passed: Promise<EngineProcess>;
  readonly open: (engine: EngineProcess) => void;
  readonly refuse: (error: Error) => void;
}

const unset = (): void => undefined;

/** By hand, since the Node inside older Electrons has no `Promise.withResolvers`. */
const createGate = (): Gate => {
  let open: Gate['open'] = unset;
  let refuse: Gate['refuse'] = unset;
  const passed = new Promise<EngineProcess>((resolve, reject) => {
    open = resolve;
    refuse = reject;
  });
  // A rejection that is not awaited is not an error.
  passed.catch(unset);
  return { passed, open, refuse };
};

/** Remembers which folder is open, so that the next engine can open it again. */
const createFolderMemory = (
  signal: AbortSignal,
  { log, onDataset, onEvent }: Pick<KeeperOptions, 'log' | 'onDataset' | 'onEvent'>,
) => {
  let openFolder: string | null = null;
  /** Follows the engine's events to remember which folder is open, until it ends. */
  const follow = async (engine: EngineProcess): Promise<void> => {
    try {
      for await (const event of createEngineClient(engine.fetch).events(signal)) {
        onEvent?.(event);
        if (event.type !== 'hello' && event.type !== 'dataset') continue;
        const now = event.dataset?.path ?? null;
        const another = event.type === 'hello' || now !== openFolder;
        openFolder = now;
        if (another) onDataset?.(now);
      }
    } catch {
      // It ended: `run` starts it again.
    }
  };

  const reopen = async (engine: EngineProcess): Promise<void> => {
    if (openFolder === null) return;
    try {
      await createEngineClient(engine.fetch).call('POST /api/dataset/open', { body: { path: openFolder } });
    } catch (error) {
      log(`The dataset could not be opened again: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  return {
    follow,
    reopen,
    forget: (): void => {
      openFolder = null;
    },
  };
};

/** Requests that change something, which are waited for before the engine is stopped. */
const createChanges = (patience: number) => {
  const changes = new Set<Promise<Response>>();
  return {
    add: (answer: Promise<Response>): void => {
      changes.add(answer);
      const over = (): void => void changes.delete(answer);
      answer.then(over, over);
    },
    /** Resolves when all are answered, or after `patience`. */
    settled: async (): Promise<void> => {
      const settled = new AbortController();
      const longest = wait(patience, undefined, { signal: settled.signal }).catch(unset);
      await Promise.race([Promise.allSettled(changes), longest]);
      settled.abort();
    },
  };
};

export const keepEngine = (options: KeeperOptions): EngineKeeper => {
  const { start, log, onGaveUp, delays = [0, 250, 500, 1000], steady = 30_000 } = options;
  const stopping = new AbortController();
  let gate = createGate();
  const folder = createFolderMemory(stopping.signal, options);

  /** One life of the engine. @returns how it ended */
  const live = async (): Promise<string> => {
    try {
      const engine = await start(stopping.signal);
      await folder.reopen(engine);
      const following = folder.follow(engine);
      gate.open(engine);
      const why = await engine.ended;
      if (!stopping.signal.aborted) gate = createGate();
      // Its last events may still arrive.
      await following;
      options.onEnded?.();
      return why;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  const run = async (): Promise<void> => {
    let crashes = 0;
    while (!stopping.signal.aborted) {
      const startedAt = performance.now();
      const why = await live();
      if (stopping.signal.aborted) return;
      crashes = performance.now() - startedAt < steady ? crashes + 1 : 1;
      const delay = delays[crashes - 1];
      log(`The engine ended (${why})${delay === undefined ? '' : '; starting it again'}.`);
      if (delay === undefined) break;
      await wait(delay, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    if (stopping.signal.aborted) return;
    gate.refuse(new Error('The engine keeps ending.'));
    onGaveUp(() => {
      folder.forget();
      gate = createGate();
      running = run();
    });
  };

  let running = run();
  const changes = createChanges(options.patience ?? 2000);
  return {
    fetch: (request) => {
      const answer = gate.passed.then((engine) => engine.fetch(request));
      if (request.method === 'GET') return answer;
      changes.add(answer);
      return answer;
    },
    async stop() {
      await changes.settled();
      stopping.abort();
      gate.refuse(new Error('The app is ending.'));
      await running;
    },
  };
};
