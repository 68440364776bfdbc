/** Opens a dataset: loads its index, then reads its folder and follows it until it is closed. */
import type { OpenDataset } from './dataset.ts';
import { createFindings } from './index/findings.ts';
import { realFile } from './index/imageFile.ts';
import { indexFileIn } from './index/indexFile.ts';
import { createSights } from './index/sights.ts';
import { createOrigins } from './index/origins.ts';
import { openTexts } from './index/texts.ts';
import { createLiveDataset, type OpenOptions } from './liveDataset.ts';
import { createFolderReader } from './scan/folderReader.ts';
import type { ScanRun } from './scan/scanClient.ts';

export interface ClosableDataset extends OpenDataset {
  /** Resolves when the first samples can be served, or there are none. */
  readonly servable: Promise<void>;
  /**
   * Reads the folder; the dataset is `ready` when it has been read once. Resolves with a notice for the user,
   * or null.
   */
  read(run: ScanRun): Promise<string | null>;
  close(): Promise<void>;
}

/** Opening answers after this time at the latest, in milliseconds. */
const longestWait = 1000;

export const openDataset = async (options: OpenOptions): Promise<ClosableDataset> => {
  const { id, root, dataFolder, vocabulary, events, log } = options;
  const live = createLiveDataset(options);
  const { samples, contents, project, projectChanges, status, servable, announcer, client, follower } = live;
  const { columns, problems, companions } = samples;
  if (!live.isKept) {
    try {
      const loaded = await client.loaded;
      status.notice = loaded.notice;
      contents.suffixes = options.suffixes ?? loaded.suffixes ?? contents.suffixes;
    } catch (error) {
      await live.closeIndex();
      throw error;
    }
  }
  const indexFile = indexFileIn(dataFolder);
  const texts = openTexts({ indexFile, problems, companions, suffixes: () => contents.suffixes });
  status.phase = 'scanning';
  if (columns.count > 0) servable.resolve();
  // A large tree may have no image near its beginning: then an empty sheet is shown meanwhile.
  setTimeout(servable.resolve, longestWait).unref();
  const unlisten = vocabulary.onChange(live.recategorise);
  const reader = createFolderReader({ root, client, follower, log });

  return {
    id,
    opening: live.opening,
    root,
    dataFolder,
    columns,
    paths: samples.paths,
    sharedColumns: () => samples.shared(),
    texts,
    marks: live.marks,
    project: () => project.read(),
    projectWritten: (written) => project.wrote(written),
    findings: createFindings((of) => events.publish({ type: 'findings', of })),
    origins: createOrigins(),
    sights: createSights(),
    info: () => status.info(),
    get suffixes() {
      return contents.suffixes;
    },
    files: () => contents.files(),
    imageFile: (sample) => realFile(root, columns.relPath(sample)),
    rescan: async (relPaths) => {
      await client.paths(relPaths, true);
      projectChanges.look();
    },
    unfollowed: async (work) => {
      announcer.hold(true);
      try {
        return await reader.unfollowed(work);
      } finally {
        announcer.hold(false);
      }
    },
    servable: servable.promise,
    read: async (run) => {
      try {
        const { cancelled } = await reader.read(run);
        status.stopped = cancelled
          ? 'The folder was not read to its end: read it again to see everything.'
          : null;
        return status.stopped;
      } finally {
        status.phase = 'ready';
        servable.resolve();
        projectChanges.look();
        announcer.tell();
        announcer.flush();
      }
    },
    close: async () => {
      announcer.close();
      unlisten();
      follower.close();
      // The worker last: it writes the index, and moves the write-ahead log into it when no reader is left.
      texts.close();
      await live.closeIndex();
    },
  };
};
