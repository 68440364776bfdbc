/** Does something when nothing has happened for a while. */

export interface AfterQuiet {
  /** Something has happened: wait anew. */
  stir(): void;
  close(): void;
}

/** @param quiet milliseconds; asked for whenever something happens */
export const afterQuiet = (quiet: () => number, work: () => void): AfterQuiet => {
  let timer: NodeJS.Timeout | null = null;
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    stir: () => {
      stop();
      timer = setTimeout(work, quiet());
      // It does not keep a program running that has nothing else to do.
      timer.unref();
    },
    close: stop,
  };
};
