/**
 * Commands that are answered by what is on screen: the search field takes the focus, the image in front is
 * zoomed. Only the layer in front answers, so that no field takes the caret behind the full view or a dialog.
 * Within a layer the last one to register answers.
 */
import type { CommandId, FindingCommandId } from '../../shared/commands/commands.ts';

export type RequestName =
  | FindingCommandId
  | Extract<
      CommandId,
      | 'search.focus'
      | 'sheet.focus'
      | 'sort.open'
      | 'query.save'
      | 'edit.tags'
      | 'edit.prose'
      | 'mark.note'
      | 'trainer.again'
      | `zoom.${string}`
      | 'compare.link'
      | 'compare.captions'
    >;

/** The page with its panels, the full view or the comparison over it, or a dialog over all of these. */
export type Layer = 'page' | 'fullView' | 'compare' | 'dialog';

export interface Requests {
  /** False when nothing is there to answer. */
  send(name: RequestName): boolean;
  /**
   * For a component that is about to appear: answered by the next one that registers, unless another request
   * is made before.
   */
  sendWhenAnswered(name: RequestName): void;
  /** The pending request is dropped. */
  forget(): void;
  /** Returns the function that unsubscribes. */
  answer(name: RequestName, layer: Layer, act: () => void): () => void;
}

interface Listener {
  readonly layer: Layer;
  readonly act: () => void;
}

/**
 * @param front which layer is in front now
 * @param ready called before a request: what follows the focus with a delay is drawn for it, and answers
 */
export const createRequests = (front: () => Layer, ready: () => void = () => undefined): Requests => {
  const listeners = new Map<RequestName, readonly Listener[]>();
  let waiting: RequestName | null = null;
  return {
    send: (name) => {
      waiting = null;
      ready();
      const layer = front();
      const listener = listeners.get(name)?.findLast((each) => each.layer === layer);
      listener?.act();
      return listener !== undefined;
    },
    sendWhenAnswered: (name) => {
      waiting = name;
    },
    forget: () => {
      waiting = null;
    },
    answer: (name, layer, act) => {
      const listener: Listener = { layer, act };
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      if (waiting === name && layer === front()) {
        waiting = null;
        act();
      }
      return () =>
        listeners.set(
          name,
          (listeners.get(name) ?? []).filter((other) => other !== listener),
        );
    },
  };
};
