/** Paths, as the file system has them. */
import path from 'node:path';

/** Whether a real path lies within the dataset. */
export const isInside = (root: string, real: string): boolean =>
  real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
