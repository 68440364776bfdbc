/**
 * Commands that are answered by whatever is on screen: the search field takes the focus, the picture in front is zoomed.
 * The one who came last answers (the loupe lies over the inspector).
 */
import type { CommandId, FindingCommandId } from '../../shared/commands/commands.ts';

export type RequestName =
  | FindingCommandId
  | Extract<
      CommandId,
      | 'search.focus'
      | 'sheet.focus'
      | 'edit.tags'
      | 'edit.prose'
      | 'mark.note'
      | 'trainer.again'
      | `zoom.${string}`
    >;

export interface Requests {
  /** False when nobody is there to answer. */
  send(name: RequestName): boolean;
  /** For what is on its way to the screen: answered by whoever listens next, unless something else is asked before. */
  sendWhenAnswered(name: RequestName): void;
  /** Returns what ends the listening. */
  answer(name: RequestName, act: () => void): () => void;
}

export const createRequests = (): Requests => {
  const listeners = new Map<RequestName, readonly (() => void)[]>();
  let waiting: RequestName | null = null;
  return {
    send: (name) => {
      waiting = null;
      const act = listeners.get(name)?.at(-1);
      act?.();
      return act !== undefined;
    },
    sendWhenAnswered: (name) => {
      waiting = name;
    },
    answer: (name, act) => {
      listeners.set(name, [...(listeners.get(name) ?? []), act]);
      if (waiting === name) {
        waiting = null;
        act();
      }
      return () =>
        listeners.set(
          name,
          (listeners.get(name) ?? []).filter((other) => other !== act),
        );
    },
  };
};
