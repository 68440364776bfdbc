/** Calls at once, then at most every so often, and once more at the end. */

export interface Throttled {
  (): void;
  /** Drops a call that waits. */
  cancel(): void;
  /** Makes a call that waits now. */
  flush(): void;
}

/** @param interval milliseconds */
export const throttle = (interval: number, call: () => void): Throttled => {
  let timer: NodeJS.Timeout | null = null;
  let waiting = false;
  const fire = (): void => {
    waiting = false;
    timer = setTimeout(() => {
      timer = null;
      if (waiting) fire();
    }, interval);
    timer.unref();
    call();
  };
  return Object.assign(
    () => {
      if (timer === null) fire();
      else waiting = true;
    },
    {
      cancel: () => {
        waiting = false;
      },
      flush: () => {
        if (!waiting) return;
        waiting = false;
        call();
      },
    },
  );
};
