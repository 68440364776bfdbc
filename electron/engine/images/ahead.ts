/**
 * Makes thumbnails before they are asked for, in the pauses between requests: decoding a screen of large images takes
 * longer than a hand waits, and what has been made is there at once.
 */
import { setImmediate } from 'node:timers/promises';
import type { ThumbSize } from '../../../shared/api/imagePaths.ts';
import { afterQuiet } from '../work/afterQuiet.ts';

export interface Ahead {
  /** A thumbnail had to be made for a request: those after it come next, in its size. */
  missed(id: number, size: ThumbSize): void;
  /** The engine was asked for something: whatever is next waits until it has been quiet again. */
  stir(): void;
  /** Samples have come or changed. */
  changed(): void;
  close(): void;
}

export interface AheadOptions {
  /** Milliseconds without a request before it begins. */
  readonly quiet: number;
  /** Whether nothing else is at work. */
  readonly mayWork: () => boolean;
  /** Whether there is room for more; where there is none, it ends. */
  readonly hasRoom: () => boolean;
  /** Ids are below it. */
  readonly slots: () => number;
  /** Whether there is such a sample, and its thumbnail is missing. */
  readonly isMissing: (id: number, size: ThumbSize) => boolean;
  /** Never rejects. */
  readonly make: (id: number, size: ThumbSize) => Promise<void>;
}

/** Samples that are looked at before other work gets its turn. */
const slice = 200;

export const createAhead = (options: AheadOptions): Ahead => {
  const { quiet, mayWork, hasRoom, slots, isMissing, make } = options;
  let size: ThumbSize | null = null;
  let next = 1;
  /** Samples left of the round through all of them. */
  let left = 0;
  /** Ends the work that is going on. */
  let interrupt = new AbortController();
  let working = false;

  const work = async (): Promise<void> => {
    if (working || size === null || left <= 0) return;
    if (!hasRoom()) left = 0;
    if (!mayWork()) return pause.stir();
    working = true;
    const { signal } = (interrupt = new AbortController());
    for (let looked = 1; left > 0 && !signal.aborted && mayWork(); looked += 1) {
      const id = next < slots() ? next : 1;
      next = id + 1;
      left -= 1;
      if (isMissing(id, size)) {
        await make(id, size);
        // It may have been closed meanwhile.
        if (left > 0 && !hasRoom()) left = 0;
      } else if (looked % slice === 0) await setImmediate();
    }
    working = false;
    if (left > 0) pause.stir();
  };
  const pause = afterQuiet(
    () => quiet,
    () => void work(),
  );

  return {
    missed: (id, missed) => {
      size = missed;
      next = id + 1;
      left = slots();
      pause.stir();
    },
    stir: () => {
      interrupt.abort();
      if (left > 0) pause.stir();
    },
    changed: () => {
      left = slots();
      if (size !== null) pause.stir();
    },
    close: () => {
      left = 0;
      interrupt.abort();
      pause.close();
    },
  };
};
