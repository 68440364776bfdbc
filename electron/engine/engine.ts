/**
 * The engine's whole face. It owns the index, the thumbnails and every file access; hosts bring it requests.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { EngineError, toApiError } from './errors.ts';
import { type Boot, currentBoot } from './work/boot.ts';
import { prepareDataFolder } from './work/dataFolder.ts';
import { dataLockPlace, type LockPlace, usualLockPlaces } from './work/lockFolders.ts';

export interface EngineOptions {
  /** Where indexes, thumbnails, settings and recent datasets live. Created when it is not there. */
  readonly dataDir: string;
  /** Where the desktop keeps the user's data, its trash among them; left out: where this system has it. */
  readonly dataHome?: string | null;
  /** Which start of the machine this is; left out: it is asked. */
  readonly boot?: Boot;
  /** Where engines of this user look for one another besides the data folder; left out: where this system has it. */
  readonly otherLockPlaces?: readonly LockPlace[];
  /** Where the host keeps its log, for those who ask; left out: nowhere. */
  readonly logFile?: string;
  /** Lines for people who look at the log; never the only place where an error is told. */
  readonly log: (line: string) => void;
}

export interface Engine {
  fetch(request: Request): Promise<Response>;
  /** Ends jobs, closes databases, lets go of the dataset. Requests that come from then on are refused. */
  close(): Promise<void>;
}

const usualDataHome = (): string | null =>
  process.platform === 'linux' ? process.env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share') : null;

const refused = (): Response => {
  const { body, status } = toApiError(new EngineError('cancelled', 'Proofsheet is being closed.'));
  return Response.json(body, { status });
};

/** @throws EngineError `data-folder` when the data folder cannot be used */
export const createEngine = (options: EngineOptions): Engine => {
  const { dataHome = usualDataHome(), otherLockPlaces = usualLockPlaces(), boot = currentBoot() } = options;
  const { logFile = null, log } = options;
  const dataDir = prepareDataFolder(options.dataDir);
  const lockPlaces = [dataLockPlace(dataDir), ...otherLockPlaces];
  const { parts, close } = compose({ dataDir, dataHome, lockPlaces, boot, logFile, log });
  const app = createApp(parts);
  let closing: Promise<void> | null = null;
  return {
    fetch: async (request) => (closing === null ? app.fetch(request) : refused()),
    close: () => (closing ??= close()),
  };
};
