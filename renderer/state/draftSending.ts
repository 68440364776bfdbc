/** Sends drafts to the engine: gathered for a moment, sent one after the other, and again after the engine was away. */
import { draftKey, type Draft } from '../../shared/api/drafts.ts';
import { ApiFailure, type Call } from '../api/call.ts';
import type { DraftPlace, StoreDeps } from './types.ts';

/** Milliseconds in which typing is gathered. */
const gathering = 200;
/** Milliseconds until a request is repeated to an engine that did not answer. */
const again = 1000;

interface Unsent {
  readonly place: DraftPlace;
  /** Null: the draft is to be deleted. */
  readonly draft: Draft | null;
}

export const keyOf = (place: DraftPlace): string => `${place.dataset} ${draftKey(place)}`;

/** It may succeed later: the text is kept until then. */
const isAway = (error: unknown): boolean =>
  error instanceof ApiFailure && ['unreachable', 'busy', 'refused'].includes(error.code);

interface DraftSending {
  /** Sends a draft, or its deletion, a moment from now. */
  readonly send: (place: DraftPlace, draft: Draft | null) => void;
  /** Sends all pending drafts now, and waits until they have arrived. */
  readonly sendAll: () => Promise<void>;
  /** Whether a draft is pending or being sent. */
  readonly hasUnsent: () => boolean;
}

export const createDraftSending = (call: Call, schedule: StoreDeps['schedule']): DraftSending => {
  const unsent = new Map<string, Unsent>();
  let onTheirWay: readonly Unsent[] = [];
  let sending: Promise<void> = Promise.resolve();
  let scheduled = false;

  const sendOne = async (key: string, { place, draft }: Unsent): Promise<void> => {
    const { dataset, relPath, field, proposal } = place;
    const params = { dataset };
    try {
      if (draft === null)
        await call('DELETE /api/drafts/:dataset', { params, query: { relPath, field, proposal } });
      else await call('PUT /api/drafts/:dataset', { params, body: draft });
    } catch (error) {
      if (!isAway(error)) return;
      // Unless more was typed meanwhile.
      if (!unsent.has(key)) unsent.set(key, { place, draft });
      later(again);
    }
  };
  const sendUnsent = async (): Promise<void> => {
    const now = [...unsent];
    unsent.clear();
    onTheirWay = now.map(([, one]) => one);
    for (const [key, one] of now) await sendOne(key, one);
    onTheirWay = [];
  };
  /** One after the other: the last text is the one that stays. */
  const sendAll = (): Promise<void> => {
    sending = sending.then(sendUnsent);
    return sending;
  };
  const later = (milliseconds: number): void => {
    if (scheduled) return;
    scheduled = true;
    schedule(() => {
      scheduled = false;
      void sendAll();
    }, milliseconds);
  };

  return {
    send: (place, draft) => {
      unsent.set(keyOf(place), { place, draft });
      later(gathering);
    },
    sendAll,
    hasUnsent: () => [...unsent.values(), ...onTheirWay].some(({ draft }) => draft !== null),
  };
};
