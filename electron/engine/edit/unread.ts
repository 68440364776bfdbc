/**
 * How many files an edit has written that the index has not read yet. The thread that writes waits while they are many: their
 * names are held until they have been read, and the edit is not done before that anyway.
 */

/** So many names are held at most, besides those of the batch that is being written. */
const mostUnread = 4000;
/** Milliseconds between two looks at whether the edit is to be stopped. */
const interval = 200;

/** One Int32: the number of these files. */
export const createUnreadCell = (): SharedArrayBuffer => new SharedArrayBuffer(4);

/** Files were written, and will be read. */
export const addUnread = (cell: SharedArrayBuffer, count: number): void => {
  Atomics.add(new Int32Array(cell), 0, count);
};

/**
 * In the thread: files were written. Returns when few enough are unread.
 * @param isStopped ends the wait
 */
export const wroteFiles = (cell: SharedArrayBuffer, count: number, isStopped: () => boolean): void => {
  addUnread(cell, count);
  const unread = new Int32Array(cell);
  for (;;) {
    const now = Atomics.load(unread, 0);
    if (now <= mostUnread || isStopped()) return;
    Atomics.wait(unread, 0, now, interval);
  }
};

/** On the main side: files were read, or could not be. */
export const readFiles = (cell: SharedArrayBuffer, count: number): void => {
  const unread = new Int32Array(cell);
  Atomics.sub(unread, 0, count);
  Atomics.notify(unread, 0);
};
