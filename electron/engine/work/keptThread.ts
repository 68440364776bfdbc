/** A thread that is kept between calls: started by the first one, and by the first after it was ended. */
import type { Methods, Thread } from './rpc.ts';

export interface KeptThread<M extends Methods> {
  /** Starts it where there is none. */
  opened(): Thread<M>;
  /** Ends it, if there is one. Resolves when it and all earlier ones are gone. */
  end(): Promise<void>;
}

export const createKeptThread = <M extends Methods>(start: () => Thread<M>): KeptThread<M> => {
  let thread: Thread<M> | null = null;
  let ended = Promise.resolve();
  return {
    opened: () => (thread ??= start()),
    end: () => {
      const last = thread;
      thread = null;
      if (last !== null) ended = Promise.all([ended, last.end()]).then(() => undefined);
      return ended;
    },
  };
};
