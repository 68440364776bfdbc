/** From a sample's path to the file that really lies there: within the dataset, whatever links say. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { EngineError } from '../errors.ts';
import { isInside } from '../work/paths.ts';

/**
 * @param relPath empty for a sample that is gone
 * @throws EngineError `not-found`
 */
export const realFile = (root: string, relPath: string): string => {
  if (relPath === '') throw new EngineError('not-found', 'This sample is no longer in the dataset.');
  let real: string;
  try {
    real = realpathSync(path.join(root, relPath));
  } catch {
    throw new EngineError('not-found', `${relPath} is no longer there.`, { path: relPath });
  }
  if (isInside(root, real)) return real;
  throw new EngineError('not-found', `${relPath} is a link that leads out of the dataset.`, {
    path: relPath,
  });
};
