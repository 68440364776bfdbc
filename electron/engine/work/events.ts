/** Tells every open window what changed. Publishing never waits for a listener. */
import type { EngineEvent } from '../../../shared/api/events.ts';

export interface Events {
  publish(event: EngineEvent): void;
  /** Returns the function that unsubscribes. */
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

export const createEvents = (): Events => {
  const listeners = new Set<(event: EngineEvent) => void>();
  return {
    publish: (event) => {
      for (const listener of listeners) listener(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
