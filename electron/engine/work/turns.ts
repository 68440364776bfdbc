/** Does work one after the other, in the order in which it was requested. */

export interface Turns {
  /** Resolves, or fails, as the work does; the work after it is done in any case. */
  next<T>(work: () => T | Promise<T>): Promise<T>;
  /** Resolves when all work requested until now has ended. */
  idle(): Promise<void>;
}

export const createTurns = (): Turns => {
  let last: Promise<unknown> = Promise.resolve();
  return {
    next: (work) => {
      const turn = last.then(work);
      last = turn.catch(() => undefined);
      return turn;
    },
    idle: async () => {
      await last;
    },
  };
};
