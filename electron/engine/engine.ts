/** The engine's whole face. It owns the index, the thumbnails and every file access; hosts bring it requests. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { compose } from './compose.ts';
import { EngineError, toApiError } from './errors.ts';
import { type Boot, currentBoot } from './work/boot.ts';
import { prepareDataFolder } from './work/dataFolder.ts';
import { dataLockPlace, type LockPlace, usualLockPlaces } from './work/lockFolders.ts';

export interface EngineOptions {
  /** Where indexes, thumbnails, settings and recent datasets are kept. Created when it does not exist. */
  readonly dataDir: string;
  /** Where the desktop keeps the user's data, its trash among them; by default where this system has it. */
  readonly dataHome?: string | null;
  /** Identifies the current start of the machine; by default it is read from the system. */
  readonly boot?: Boot;
  /** Where engines of this user look for one another besides the data folder; by default where this system has it. */
  readonly otherLockPlaces?: readonly LockPlace[];
  /** Whether problems and images are looked at before anything asks for that; by default they are. */
  readonly unasked?: boolean;
  /** Where the host keeps its log, if it has one. */
  readonly logFile?: string;
  /** Log lines for people; never the only place where an error is reported. */
  readonly log: (line: string) => void;
}

export interface Engine {
  fetch(request: Request): Promise<Response>;
  /** Ends jobs, closes databases, releases the dataset. Requests that come from then on are refused. */
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
  const { unasked = true, logFile = null, log } = options;
  const dataDir = prepareDataFolder(options.dataDir);
  const lockPlaces = [dataLockPlace(dataDir), ...otherLockPlaces];
  const { parts, close } = compose({ dataDir, dataHome, lockPlaces, boot, unasked, logFile, log });
  const app = createApp(parts);
  let closing: Promise<void> | null = null;
  return {
    fetch: async (request) => (closing === null ? app.fetch(request) : refused()),
    close: () => (closing ??= close()),
  };
};
