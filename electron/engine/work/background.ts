/** For threads whose work is done unasked: they give way to those that answer, read and write. */
import { setPriority } from 'node:os';

/** Between 0, what everything has, and 19. */
const nice = 10;

/** To be called in the thread. Where the system knows priorities of whole processes only, nothing is done. */
export const giveWay = (): void => {
  if (process.platform !== 'linux') return;
  try {
    setPriority(nice);
  } catch {
    // A sandbox may forbid it; the work is the same.
  }
};
