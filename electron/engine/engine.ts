/**
 * The engine's whole face. It owns the index, the thumbnails and every file access; hosts bring it requests.
 */
import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createApp } from './app.ts';
import { createImages } from './images/images.ts';
import { createPictures } from './insight/pictures/createPictures.ts';
import { createVectors } from './insight/vectors/createVectors.ts';
import { createRecent } from './recent.ts';
import { createSettings } from './settings.ts';
import { type Boot, currentBoot } from './work/boot.ts';
import { createEvents } from './work/events.ts';
import { prepareDataFolder } from './work/dataFolder.ts';
import { createJobs } from './work/jobs.ts';
import { dataLockPlace, type LockPlace, usualLockPlaces } from './work/lockFolders.ts';
import { createVocabulary } from './vocabulary/vocabulary.ts';
import { createWorkspace } from './workspace.ts';

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
  /** Ends jobs, closes databases, lets go of the dataset. */
  close(): Promise<void>;
}

const usualDataHome = (): string | null =>
  process.platform === 'linux' ? process.env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share') : null;

/** @throws EngineError `data-folder` when the data folder cannot be used */
export const createEngine = (options: EngineOptions): Engine => {
  const { dataDir: named, dataHome = usualDataHome(), otherLockPlaces = usualLockPlaces(), log } = options;
  const { boot = currentBoot() } = options;
  const dataDir = prepareDataFolder(named);
  const lockPlaces = [dataLockPlace(dataDir), ...otherLockPlaces];
  const closing = new AbortController();
  const events = createEvents();
  const jobs = createJobs(events);
  const settings = createSettings(dataDir, events, log);
  const recent = createRecent(dataDir, log);
  const vocabulary = createVocabulary(log);
  void vocabulary.restore(settings.get().danbooruFile);
  const workspace = createWorkspace({
    dataDir,
    events,
    jobs,
    settings,
    vocabulary,
    recent,
    lockPlaces,
    boot,
    log,
  });
  const images = createImages({ workspace, events, log });
  const pictures = createPictures({ workspace, events, jobs, log });
  const vectors = createVectors({ workspace, jobs, log });
  const app = createApp({
    engineId: randomUUID(),
    dataDir,
    dataHome,
    lockPlaces,
    logFile: options.logFile ?? null,
    workspace,
    events,
    jobs,
    settings,
    vocabulary,
    recent,
    images,
    pictures,
    vectors,
    log,
    closing: closing.signal,
  });
  return {
    fetch: async (request) => app.fetch(request),
    close: async () => {
      jobs.close();
      await pictures.close();
      await vectors.close();
      await workspace.close();
      images.close();
      closing.abort();
    },
  };
};
