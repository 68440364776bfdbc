/** Which images of the list are in focus and chosen. Those that are gone from the list are so no longer. */
import { useState } from 'react';
import type { AsideImage } from '../../shared/api/aside.ts';

export interface Chosen {
  /** Its place in the list, or -1 in an empty one. */
  readonly at: number;
  /** Those chosen, or the one in focus. */
  readonly ids: readonly number[];
  readonly has: (id: number) => boolean;
  readonly go: (to: number) => void;
  readonly toggle: (id: number) => void;
  readonly all: () => void;
}

export const useChosen = (images: readonly AsideImage[]): Chosen => {
  const [focus, setFocus] = useState(0);
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const at = Math.min(focus, images.length - 1);
  const here = images.filter(({ id }) => marked.has(id)).map(({ id }) => id);
  const current = images[at];
  return {
    at,
    ids: here.length > 0 ? here : current === undefined ? [] : [current.id],
    has: (id) => marked.has(id),
    go: (to) => setFocus(Math.max(0, Math.min(images.length - 1, to))),
    toggle: (id) => {
      const next = new Set(marked);
      if (!next.delete(id)) next.add(id);
      setMarked(next);
    },
    all: () => setMarked(here.length === images.length ? new Set() : new Set(images.map(({ id }) => id))),
  };
};
