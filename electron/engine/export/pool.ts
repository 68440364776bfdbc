/** Runs several pieces of work at a time, up to a limit, and none after the first that failed. */

export interface Pool {
  /** Resolves when the work has begun. @throws what an earlier piece of work threw */
  run(work: () => Promise<void>): Promise<void>;
  /** Resolves when all work is done. @throws the first error */
  drain(): Promise<void>;
}

export const createPool = (limit: number): Pool => {
  const running = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  const check = (): void => {
    if (failure !== null) throw failure.error;
  };
  return {
    run: async (work) => {
      while (running.size >= limit) await Promise.race(running);
      check();
      const done = work()
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => running.delete(done));
      running.add(done);
    },
    drain: async () => {
      await Promise.all(running);
      check();
    },
  };
};
