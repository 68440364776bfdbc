/** Tells windows of changes, gathered for a moment; samples by their ids while they are few. */
import type { DatasetInfo } from '../../../shared/api/dataset.ts';
import { sampleId } from '../../../shared/api/ids.ts';
import type { Events } from './events.ts';
import { throttle } from './throttle.ts';

export interface Announcer {
  /** Notes that these samples have changed; null for all. Sent with the next `tell`. */
  changed(ids: Iterable<number> | null): void;
  /** Sends the dataset's numbers, and the samples noted by `changed`. */
  tell(): void;
  /** Sends at once what is still gathered. */
  flush(): void;
  /** While true, nothing is sent: windows that refetch would slow down the work that makes the changes. */
  hold(held: boolean): void;
  close(): void;
}

/** Windows refetch no more often than this, in milliseconds. */
const tellEvery = 150;
/** When more samples than this have changed, windows are told that all may have. */
const mostIds = 1000;

export const createAnnouncer = (events: Events, info: () => DatasetInfo): Announcer => {
  let ids: Set<number> | null = new Set();
  let closed = false;
  let held = false;
  let waiting = false;
  const publish = throttle(tellEvery, () => {
    waiting = held;
    if (closed || held) return;
    const dataset = info();
    if (ids === null || ids.size > 0) {
      const named = ids === null ? null : [...ids].map((id) => sampleId.parse(id));
      events.publish({ type: 'samples', revision: dataset.revision, ids: named });
      ids = new Set();
    }
    events.publish({ type: 'dataset', dataset });
  });
  return {
    changed: (more) => {
      if (more === null) ids = null;
      else for (const id of more) ids?.add(id);
      if (ids !== null && ids.size > mostIds) ids = null;
    },
    tell: () => publish(),
    flush: () => publish.flush(),
    hold: (now) => {
      held = now;
      if (held || !waiting) return;
      publish();
      publish.flush();
    },
    close: () => {
      closed = true;
      publish.cancel();
    },
  };
};
