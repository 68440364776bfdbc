/** Where files of an export may be written: within its folder, and never over a file that is not the export's. */
import { realpathSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileNameOf } from '../../../shared/paths.ts';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { makeFolder, ordinary } from '../work/makeFolder.ts';
import { isInside } from '../work/paths.ts';

/** A file that Proofsheet did not write has the same path. */
export class NotOurs extends Error {}

export interface OutPlaces {
  /** Makes the folder of a file. @throws NotOurs where a link leads out of the export folder */
  readonly placeOf: (path: string) => string;
  /** Makes a file with `make`, which must refuse to overwrite; an existing file of the export is removed first. */
  readonly anew: <T>(path: string, make: (place: string) => T) => T;
}

/**
 * @param root the export folder's real path, which exists
 * @param isOurs whether an existing file may be replaced
 */
export const createOutPlaces = (root: string, isOurs: (path: string) => boolean): OutPlaces => {
  const folders = new Map<string, string>();
  const folderOf = (name: string): string => {
    const wanted = join(root, name);
    makeFolder(wanted, ordinary);
    const folder = realpathSync(wanted);
    if (isInside(root, folder)) return folder;
    throw new NotOurs(`${name} is a link that leads out of the export folder.`);
  };
  const placeOf = (path: string): string => {
    const name = dirname(path);
    const folder = folders.get(name) ?? folderOf(name);
    folders.set(name, folder);
    return join(folder, fileNameOf(path));
  };
  return {
    placeOf,
    anew: (path, make) => {
      const place = placeOf(path);
      try {
        return make(place);
      } catch (error) {
        if (thrownCode(error) !== 'EEXIST') throw error;
        if (!isOurs(path)) throw new NotOurs('A file that Proofsheet did not write is there.');
        rmSync(place);
        return make(place);
      }
    },
  };
};
