/** Calls a function at once, then at most once per interval, and once more at the end. */

export interface Throttled {
  (): void;
  /** Drops a pending call. */
  cancel(): void;
  /** Makes a pending call now. */
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
