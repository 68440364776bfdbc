/** The first few of many in some order, without sorting them all: most compare behind the last of the few at once. */

export interface TopList<T> {
  /** Inserts it, if it is among the first. */
  offer(item: T): void;
  /** In order. */
  readonly items: readonly T[];
}

/** @param isBefore a strict order; of two equal ones, the one that was offered first stays first */
export const createTopList = <T>(limit: number, isBefore: (a: T, b: T) => boolean): TopList<T> => {
  const items: T[] = [];
  return {
    items,
    offer: (item) => {
      const last = items.at(-1);
      if (items.length >= limit && (last === undefined || !isBefore(item, last))) return;
      items.splice(1 + items.findLastIndex((other) => !isBefore(item, other)), 0, item);
      if (items.length > limit) items.pop();
    },
  };
};
