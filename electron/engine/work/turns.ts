/** Work that is done one after the other, in the order in which it was asked for. */

export interface Turns {
  /** Resolves, or fails, as the work does; what comes after it is done in any case. */
  next<T>(work: () => T | Promise<T>): Promise<T>;
  /** Resolves when all that was asked for until now has ended. */
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
