/** Lowers the priority of threads whose work is done unasked, below those that answer, read and write. */
import { setPriority } from 'node:os';

/** Between 0, the default, and 19. */
const nice = 10;

/** To be called in the thread. Has no effect where the system has priorities for whole processes only. */
export const giveWay = (): void => {
  if (process.platform !== 'linux') return;
  try {
    setPriority(nice);
  } catch {
    // A sandbox may forbid it; the work is the same.
  }
};
