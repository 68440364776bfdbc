/** Where Proofsheet keeps indexes, thumbnails, journals and settings: the same place for every host. */
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

const here = (): Surroundings => ({ env: process.env, platform: process.platform, home: homedir() });

const platformPlace = ({ env, platform, home }: Surroundings): string => {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Proofsheet');
  // Local, not roaming: thumbnails should not travel with a Windows profile.
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Proofsheet');
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'proofsheet');
};

/**
 * @param chosen the value of `--data-dir`, if given; `PROOFSHEET_DATA` comes second, the platform's place last
 * @returns an absolute path; nothing is created
 */
export const dataDir = (chosen: string | undefined, around: Surroundings = here()): string =>
  resolve(chosen ?? (around.env['PROOFSHEET_DATA'] || platformPlace(around)));
