/** When a server that wants to be asked less often may be asked again: all requests of a run wait for it. */
import { setTimeout } from 'node:timers/promises';

export interface Turn {
  /** Resolves when the server may be asked; false: it is not to be asked any more. @throws the signal's reason */
  wait(signal: AbortSignal): Promise<boolean>;
  /**
   * The server wants no request for so many milliseconds.
   * @returns false: it has put all requests off for too long by now
   */
  postpone(after: number): boolean;
  /** It has answered a request. */
  answered(): void;
  /** Nothing waits any longer: the run is paused. */
  stop(): void;
}

/** Milliseconds for which a server may put a run off, without an answer in between. */
export const usualPutOff = 10 * 60_000;

/** @param longest milliseconds, as `usualPutOff` @param now milliseconds of a clock that never goes back */
export const createTurn = (longest = usualPutOff, now: () => number = () => performance.now()): Turn => {
  let until = 0;
  /** When the server began to put requests off; null: it has answered since. */
  let since: number | null = null;
  const stopped = new AbortController();
  return {
    wait: async (signal) => {
      // Another request may have been put off for longer meanwhile.
      for (let left = until - now(); left > 0 && !stopped.signal.aborted; left = until - now()) {
        const either = AbortSignal.any([signal, stopped.signal]);
        await setTimeout(left, undefined, { signal: either }).catch(() => signal.throwIfAborted());
      }
      return !stopped.signal.aborted;
    },
    postpone: (after) => {
      const at = now();
      since ??= at;
      until = Math.max(until, at + after);
      return until - since <= longest;
    },
    answered: () => {
      since = null;
    },
    stop: () => stopped.abort(),
  };
};
