/** Tells windows of changes: gathered for a moment, by name while they are few. */
import type { DatasetInfo } from '../../../shared/api/dataset.ts';
import { sampleId } from '../../../shared/api/ids.ts';
import type { Events } from './events.ts';
import { throttle } from './throttle.ts';

export interface Announcer {
  /** These samples are others now; null for all. */
  changed(ids: Iterable<number> | null): void;
  /** The dataset's numbers are others, or the samples noted by `changed`. */
  tell(): void;
  /** Tells at once what waits. */
  flush(): void;
  /** Tells nothing until it is given back: what follows changes is not to take the time of what makes them. */
  hold(held: boolean): void;
  close(): void;
}

/** Windows fetch anew no faster than this, in milliseconds, and not by name when there are more than so many. */
const tellEvery = 150;
const idsNamed = 1000;

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
      if (ids !== null && ids.size > idsNamed) ids = null;
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
