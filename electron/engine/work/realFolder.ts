/** The real path of a folder that the user named, or why it cannot be a dataset. */
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { EngineError } from '../errors.ts';

/** @throws EngineError `dataset-missing`, `dataset-not-a-folder` or `dataset-unreadable` */
export const realFolder = (folder: string): string => {
  let real: string;
  try {
    real = realpathSync(folder);
    if (!statSync(real).isDirectory()) {
      throw new EngineError('dataset-not-a-folder', `${folder} is not a folder.`, { path: folder });
    }
    accessSync(real, constants.R_OK | constants.X_OK);
    return real;
  } catch (error) {
    if (error instanceof EngineError) throw error;
    const code = thrownCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new EngineError('dataset-missing', `${folder} does not exist.`, { path: folder });
    }
    throw new EngineError(
      'dataset-unreadable',
      `${folder} cannot be read (${String(code)}): check its permissions.`,
      { path: folder },
    );
  }
};
