/**
 * Decides which image is decoded next: a few at a time, the newest request first (that is what is on screen
 * now), one decode for all requests with the same key, none for cancelled ones. When the queue is full, the
 * oldest are rejected.
 */
import { EngineError } from '../errors.ts';

export interface DecodeQueue<T> {
  /**
   * Runs `work` when its turn comes, or joins the request with this key that is already waiting or running.
   * @param signal cancels this request; the work itself is dropped only when no other request waits for it
   * @throws EngineError `busy` when it was pushed out, `cancelled` when `signal` aborted; whatever `work`
   * throws
   */
  run(key: string, work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

export interface DecodeQueueOptions {
  /** How many run at the same time. */
  readonly atOnce: number;
  /** How many may wait. */
  readonly limit: number;
}

interface Waiter<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: unknown) => void;
}

interface Entry<T> {
  readonly work: () => Promise<T>;
  readonly waiters: Set<Waiter<T>>;
}

const busy = (): EngineError =>
  new EngineError(
    'busy',
    'Too many images were requested at once. Request those again that are still on screen.',
  );
const cancelled = (): EngineError => new EngineError('cancelled', 'The image is no longer wanted.');

export const createDecodeQueue = <T>({ atOnce, limit }: DecodeQueueOptions): DecodeQueue<T> => {
  /** In order of age, the newest last. */
  const waiting = new Map<string, Entry<T>>();
  const running = new Map<string, Entry<T>>();

  const finish = (key: string, tell: (waiter: Waiter<T>) => void): void => {
    const entry = running.get(key);
    running.delete(key);
    for (const waiter of entry?.waiters ?? []) tell(waiter);
    startNext();
  };

  const startNext = (): void => {
    if (running.size >= atOnce) return;
    const newest = [...waiting].at(-1);
    if (!newest) return;
    const [key, entry] = newest;
    waiting.delete(key);
    running.set(key, entry);
    entry.work().then(
      (value) => finish(key, (waiter) => waiter.resolve(value)),
      (error: unknown) => finish(key, (waiter) => waiter.reject(error)),
    );
  };

  const dropOldest = (): void => {
    const oldest = waiting.entries().next().value;
    if (!oldest) return;
    waiting.delete(oldest[0]);
    for (const waiter of oldest[1].waiters) waiter.reject(busy());
  };

  return {
    run: async (key, work, signal) => {
      if (signal.aborted) throw cancelled();
      const entry = running.get(key) ?? waiting.get(key) ?? { work, waiters: new Set() };
      const { promise, resolve, reject } = Promise.withResolvers<T>();
      const waiter = { resolve, reject };
      entry.waiters.add(waiter);
      if (!running.has(key)) {
        waiting.delete(key);
        waiting.set(key, entry);
      }
      const leave = (): void => {
        entry.waiters.delete(waiter);
        if (entry.waiters.size === 0) waiting.delete(key);
        reject(cancelled());
      };
      signal.addEventListener('abort', leave, { once: true });
      startNext();
      if (waiting.size > limit) dropOldest();
      try {
        return await promise;
      } finally {
        signal.removeEventListener('abort', leave);
      }
    },
  };
};
