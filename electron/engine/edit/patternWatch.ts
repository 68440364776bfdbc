/**
 * Patterns that never come to an end: JavaScript's regular expressions can take years for one caption (`(a+)+$`), and
 * nothing stops them but the end of their thread. The thread says when a pattern begins on a sample and when it is done;
 * the main thread watches that, and ends the thread when one sample takes too long.
 */
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds that a pattern may take for the captions of one sample. */
const longest = 2000;
/** Milliseconds between two looks. */
const interval = 250;

/** One Int32: the number of the sample's place in the plan, from 1, while a pattern is applied to it; else 0. */
export const createPatternCell = (): SharedArrayBuffer => new SharedArrayBuffer(4);

/** In the thread: does `work`, visibly for the other side. */
export const watchedPattern =
  (cell: SharedArrayBuffer) =>
  <T>(index: number, work: () => T): T => {
    const at = new Int32Array(cell);
    Atomics.store(at, 0, index + 1);
    const result = work();
    Atomics.store(at, 0, 0);
    return result;
  };

/**
 * On the main side: resolves to the place of the sample whose pattern does not come to an end. Rejects, with the
 * signal's reason, once `over` aborts.
 */
export const hangingPattern = async (cell: SharedArrayBuffer, over: AbortSignal): Promise<number> => {
  const at = new Int32Array(cell);
  let seen = 0;
  let since = 0;
  for (;;) {
    await wait(interval, undefined, { signal: over, ref: false });
    const now = Atomics.load(at, 0);
    if (now === 0 || now !== seen) {
      seen = now;
      since = performance.now();
    } else if (performance.now() - since >= longest) return now - 1;
  }
};
