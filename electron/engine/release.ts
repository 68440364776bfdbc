/** The version that runs, and the commit that it was packaged from. */
import packageJson from '../../package.json' with { type: 'json' };
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { licence, type Licence } from '../../shared/api/about.ts';
import { builtVariable } from './work/built.mjs';

export interface Release {
  readonly version: string;
  readonly commit: string | null;
}

/** Packaging writes it beside the built program; a checkout has none. */
const releaseFile = 'release.json';
const release = z.object({ commit: z.string().nullable() });

/** @param folder of the built program; empty where the sources run */
export const readRelease = (folder = process.env[builtVariable] ?? ''): Release => {
  const { version } = packageJson;
  try {
    if (folder === '') return { version, commit: null };
    return { version, ...release.parse(JSON.parse(readFileSync(join(folder, releaseFile), 'utf8'))) };
  } catch {
    return { version, commit: null };
  }
};

/** Of the packages that the program contains or loads. @returns none where the sources run */
export const readLicences = (folder = process.env[builtVariable] ?? ''): Licence[] => {
  try {
    return folder === ''
      ? []
      : z.array(licence).parse(JSON.parse(readFileSync(join(folder, 'licences.json'), 'utf8')));
  } catch {
    return [];
  }
};
