/** Opens a dataset: worker, columns, texts and watcher, joined into what the engine's features see. */
import path from 'node:path';
import type { TagCategory } from '../../shared/api/caption.ts';
import type { CaptionSuffixes, DatasetInfo, FileReport } from '../../shared/api/dataset.ts';
import { sampleId } from '../../shared/api/ids.ts';
import { categoriesOf } from '../../shared/caption/category.ts';
import type { OpenDataset } from './dataset.ts';
import { flag } from './index/columns.ts';
import { realFile } from './index/imageFile.ts';
import { createSampleColumns } from './index/sampleColumns.ts';
import { openTexts, stemPath, type ClosableTexts } from './index/texts.ts';
import { createMarks } from './project/marks.ts';
import { openProject } from './project/project.ts';
import type { FileProblem } from './scan/protocol.ts';
import { startScanWorker, type ScanNews, type ScanRun } from './scan/scanClient.ts';
import { createFolderWatch } from './scan/watch.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';
import type { Events } from './work/events.ts';
import { throttle } from './work/throttle.ts';

export interface OpenOptions {
  readonly id: string;
  /** Its real path. */
  readonly root: string;
  /** As the user named it. */
  readonly path: string;
  readonly dataDir: string;
  readonly dataFolder: string;
  /** What the user chose, or null. */
  readonly suffixes: CaptionSuffixes | null;
  /** What a list of tags says of categories. */
  readonly vocabulary: Vocabulary;
  readonly events: Events;
  readonly log: (line: string) => void;
}

export interface ClosableDataset extends OpenDataset {
  /** Resolves when the first samples can be served, or there are none. */
  readonly servable: Promise<void>;
  /** Reads the folder; the dataset is `ready` when it has been read once. Resolves with what to say at the end. */
  read(run: ScanRun): Promise<string | null>;
  close(): Promise<void>;
}

/** Windows fetch anew no faster than this, in milliseconds, and not by name when there are more than so many. */
const tellEvery = 150;
const idsNamed = 1000;

/** Opening answers by then, in milliseconds. */
const longestWait = 1000;

const usualSuffixes: CaptionSuffixes = { tags: '.txt', nl: '_nl.txt' };

export const openDataset = async (options: OpenOptions): Promise<ClosableDataset> => {
  const { id, root, dataFolder, vocabulary, events, log } = options;
  const indexFile = path.join(dataFolder, 'index.db');
  const known = (key: string): TagCategory | undefined => vocabulary.list()?.category(key);
  const built = createSampleColumns((keys) => categoriesOf(keys, { known }));
  const { columns, flagCount, problems } = built;
  const servable = Promise.withResolvers<void>();
  let suffixes = options.suffixes ?? usualSuffixes;
  let orphans: readonly string[] = [];
  let fileProblems: readonly FileProblem[] = [];
  let phase: DatasetInfo['phase'] = 'scanning';
  let notice: string | null = null;
  /** Said when reading was stopped half way, until it has been done wholly. */
  let stopped: string | null = null;
  let watching = false;
  let closed = false;
  let changedIds: Set<number> | null = new Set();

  const tell = throttle(tellEvery, () => {
    if (closed) return;
    if (changedIds === null || changedIds.size > 0) {
      const ids = changedIds === null ? null : [...changedIds].map((changed) => sampleId.parse(changed));
      events.publish({ type: 'samples', revision: columns.revision, ids });
      changedIds = new Set();
    }
    events.publish({ type: 'dataset', dataset: info() });
  });

  const note = (ids: Iterable<number>): void => {
    for (const changed of ids) changedIds?.add(changed);
    if ((changedIds?.size ?? 0) > idsNamed) changedIds = null;
  };

  const onNews = (news: ScanNews): void => {
    switch (news.type) {
      case 'batch':
        note(built.apply(news.batch));
        if (columns.count > 0 && texts !== null) servable.resolve();
        break;
      case 'suffixes':
        ({ suffixes } = news);
        break;
      case 'files':
        ({ orphans, problems: fileProblems } = news);
        break;
      case 'folders':
        watchFolders(news.relPaths);
        return;
    }
    if (texts !== null) tell();
  };

  let texts: ClosableTexts | null = null;
  const excluded = [options.dataDir];
  // A large tree without a picture near its beginning: the sheet may as well be seen empty.
  setTimeout(servable.resolve, longestWait).unref();
  const client = startScanWorker({ root, indexFile, excluded, suffixes: options.suffixes }, onNews);
  /** When changes began to be seen, in milliseconds since 1970. */
  let watchedSince = 0;

  const marks = createMarks(openProject(root), columns);
  /** Marks are no part of the index: what has become of them is looked for whenever files may have changed. */
  const lookAtMarks = (): void => {
    const marked = marks.changed();
    if (marked.length === 0) return;
    built.changed();
    note(marked);
    tell();
  };
  const unlisten = vocabulary.onChange(() => {
    built.recategorise();
    changedIds = null;
    tell();
  });

  const changedPaths = new Set<string>();
  let looking = false;
  /** Looks at files that may have changed. Nobody waits for it, so nobody is told but the log. */
  const look = (relPaths: readonly string[]): void => {
    lookAtMarks();
    for (const relPath of relPaths) changedPaths.add(relPath);
    if (!looking && !closed) void lookOn();
  };
  /** One at a time: what changes while files are read is gathered, however fast another tool writes. */
  const lookOn = async (): Promise<void> => {
    looking = true;
    while (changedPaths.size > 0) {
      const relPaths = [...changedPaths];
      changedPaths.clear();
      await client.paths(relPaths, false).catch((error: unknown) => {
        if (!closed) log(`Changes in ${root} were not read: ${String(error)}`);
      });
    }
    looking = false;
  };
  const stopWatching = (error: unknown): void => {
    log(`${root} cannot be watched: ${String(error)}`);
    watch.close();
    watching = false;
    tell();
  };
  const watch = createFolderWatch({
    root,
    wholeTree: process.platform !== 'linux',
    onChange: look,
    onError: stopWatching,
  });
  const watchFolders = (relPaths: readonly string[]): void => {
    if (closed || (!watching && watchedSince > 0)) return;
    try {
      if (!watch.add(relPaths)) return;
      watching = true;
      watchedSince = Date.now();
      // What came into a new folder before it was watched.
      if (phase === 'ready') look(relPaths);
    } catch (error) {
      stopWatching(error);
    }
  };

  try {
    const loaded = await client.loaded;
    ({ notice } = loaded);
    suffixes = options.suffixes ?? loaded.suffixes ?? suffixes;
  } catch (error) {
    await client.close();
    throw error;
  }
  const open = openTexts({ indexFile, problems, suffixes: () => suffixes });
  texts = open;
  changedIds = new Set();
  if (columns.count > 0) servable.resolve();

  const info = (): DatasetInfo => {
    const counts = (present: number, empty: number, unreadable: number) => {
      const there = flagCount(present) + flagCount(unreadable);
      return { present: there, missing: columns.count - there, empty: flagCount(empty) };
    };
    return {
      id,
      path: options.path,
      name: path.basename(options.path) || options.path,
      phase,
      revision: columns.revision,
      samples: columns.count,
      captions: {
        tags: counts(flag.tagsPresent, flag.tagsEmpty, flag.tagsUnreadable),
        nl: counts(flag.nlPresent, flag.nlEmpty, flag.nlUnreadable),
      },
      orphans: orphans.length,
      unreadable: unreadable().length,
      suffixes,
      watching,
      notice: stopped ?? notice,
    };
  };

  /** A caption that two pictures share is one file, and listed once. */
  const unreadable = (): FileReport['unreadable'] => {
    const found = new Map(fileProblems.map(({ relPath, reason }) => [relPath, reason]));
    for (const { id: sample, image, tags, nl } of problems.values()) {
      const relPath = columns.relPath(sample);
      if (image !== null) found.set(relPath, image);
      if (tags !== null) found.set(stemPath(relPath) + suffixes.tags, tags);
      if (nl !== null) found.set(stemPath(relPath) + suffixes.nl, nl);
    }
    return [...found]
      .map(([relPath, reason]) => ({ relPath, reason }))
      .toSorted((a, b) => (a.relPath < b.relPath ? -1 : 1));
  };

  /** What changed between being listed or read and being watched would be missed: looked at once more. */
  const catchUp = (): void => {
    const { signal } = new AbortController();
    const run = { suffixes: null, before: watchedSince, onProgress: () => undefined, signal };
    client.scan(run).catch((error: unknown) => {
      if (!closed) log(`${root} was not read again: ${String(error)}`);
    });
  };

  return {
    id,
    root,
    dataFolder,
    columns,
    texts: open,
    marks,
    info,
    get suffixes() {
      return suffixes;
    },
    files: () => ({ orphans: [...orphans], unreadable: unreadable() }),
    imageFile: (sample) => realFile(root, columns.relPath(sample)),
    rescan: async (relPaths) => {
      await client.paths(relPaths, true);
      lookAtMarks();
    },
    servable: servable.promise,
    read: async (run) => {
      const startedAt = Date.now();
      try {
        const { cancelled } = await client.scan(run);
        stopped = cancelled ? 'The folder was not read to its end: read it again to see everything.' : null;
        if (!cancelled && watchedSince > startedAt) catchUp();
        return stopped;
      } finally {
        phase = 'ready';
        servable.resolve();
        lookAtMarks();
        tell();
        tell.flush();
      }
    },
    close: async () => {
      closed = true;
      changedPaths.clear();
      unlisten();
      tell.cancel();
      watch.close();
      // The writer last: it is the one that can put the write-ahead log away.
      open.close();
      await client.close();
    },
  };
};
