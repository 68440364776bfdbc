/** The in-memory parts of an open dataset, connected so that they follow the files: columns, folder, project. */
import { randomUUID } from 'node:crypto';
import type { TagCategory } from '../../shared/api/caption.ts';
import type { CaptionSuffixes } from '../../shared/api/dataset.ts';
import { openingId } from '../../shared/api/ids.ts';
import { categoriesOf } from '../../shared/caption/category.ts';
import { createDatasetStatus } from './datasetStatus.ts';
import { createFolderContents } from './index/folderContents.ts';
import { indexFileIn } from './index/indexFile.ts';
import { readKeptIndex, type KeptIndex } from './index/keptIndex.ts';
import { releaseBatch } from './index/sampleBatch.ts';
import { createSampleColumns } from './index/sampleColumns.ts';
import type { Snapshot } from './index/snapshotFile.ts';
import { createMarks } from './project/marks.ts';
import { openProject } from './project/project.ts';
import { followProject } from './project/projectChanges.ts';
import { followChanges } from './scan/follow.ts';
import type { ColumnsToKeep } from './scan/protocol.ts';
import { startScanWorker, type ScanNews } from './scan/scanClient.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';
import { afterQuiet } from './work/afterQuiet.ts';
import { createAnnouncer } from './work/announcer.ts';
import type { Events } from './work/events.ts';

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
  /** What was noticed before the dataset was opened, and the user must be told. */
  readonly notice: string | null;
  /** Gives the category of a tag that is in a list of tags. */
  readonly vocabulary: Vocabulary;
  readonly events: Events;
  readonly log: (line: string) => void;
}

/** What the scanner needs of it: it reads the rest itself. */
const snapshotOf = (kept: KeptIndex | null): Snapshot | null => {
  if (kept === null) return null;
  const { revision, columns, derived, files } = kept;
  return { revision, columns, derived, files };
};

const usualSuffixes: CaptionSuffixes = { tags: '.txt', nl: '_nl.txt' };

/**
 * Milliseconds without a change after which the columns are kept for the next start: the more there are, the longer it
 * takes to write them.
 */
const quietFor = (samples: number): number => 10_000 + samples / 10;

/** Starts to load the index; the dataset can be used at once when it `isKept`, else when `client.loaded` has resolved. */
export const createLiveDataset = (options: OpenOptions) => {
  const { root, vocabulary, events, log } = options;
  const opening = openingId.parse(randomUUID());
  const project = openProject(root);
  const inList = (key: string): TagCategory | undefined => vocabulary.list()?.category(key);
  const samples = createSampleColumns((keys) =>
    categoriesOf(keys, { known: inList, roster: projectChanges.rosterKeys() }),
  );
  const marks = createMarks(project, samples.columns);
  const contents = createFolderContents(samples, options.suffixes ?? usualSuffixes);
  const servable = Promise.withResolvers<void>();
  const status = createDatasetStatus({
    ...options,
    opening,
    contents,
    isWatched: () => follower.watching,
  });
  const announcer = createAnnouncer(events, () => status.info());
  const announce = (changed: Iterable<number> | null): void => {
    announcer.changed(changed);
    announcer.tell();
  };
  const recategorise = (): void => {
    samples.recategorise();
    announce(null);
  };
  // Marks and roster are not in the index: `look` is called whenever files may have changed.
  const projectChanges = followProject({
    project,
    marks,
    onFile: () => events.publish({ type: 'project' }),
    onRoster: recategorise,
    onMarks: (marked) => {
      samples.changed();
      announce(marked);
    },
  });

  const kept = readKeptIndex(options.dataFolder, log);
  if (kept !== null) {
    const { suffixes, orphans, fileProblems } = kept.index;
    samples.restore(kept.columns, kept.derived, kept.index);
    contents.suffixes = options.suffixes ?? suffixes ?? contents.suffixes;
    // Folders that are not read are told when they are seen.
    contents.setFiles({ orphans, problems: fileProblems, skipped: [] });
  }
  /** Batches that have been applied. */
  let batches = 0;
  const toKeep = (): ColumnsToKeep => ({ columns: samples.shared(), derived: samples.derived(), batches });
  const keeping = afterQuiet(
    () => quietFor(samples.columns.count),
    () => client.keep(toKeep()),
  );

  const onNews = (news: ScanNews): void => {
    const { phase } = status;
    if (news.type === 'log') {
      log(news.line);
      return;
    }
    keeping.stir();
    if (news.type === 'folders') {
      follower.folders(news.relPaths, phase === 'ready');
      return;
    }
    if (news.type === 'suffixes') contents.suffixes = news.suffixes;
    if (news.type === 'files') contents.setFiles(news);
    if (news.type === 'batch') batches += 1;
    const changed = news.type === 'batch' ? samples.apply(news.batch) : [];
    // What the index had already is not a change.
    if (phase !== 'opening') announce(changed);
    if (news.type === 'batch') releaseBatch(news.batch);
    if (phase === 'opening') return;
    if (samples.columns.count > 0) servable.resolve();
  };
  const indexFile = indexFileIn(options.dataFolder);
  const excluded = [options.dataDir];
  const client = startScanWorker(
    { root, indexFile, excluded, suffixes: options.suffixes, kept: snapshotOf(kept) },
    onNews,
  );
  const follower = followChanges({
    root,
    log,
    onTurn: () => announcer.tell(),
    read: (relPaths) => {
      projectChanges.look();
      return client.paths(relPaths, false);
    },
  });
  return {
    opening,
    project,
    samples,
    marks,
    contents,
    servable,
    status,
    announcer,
    recategorise,
    projectChanges,
    client,
    follower,
    /** What the index knows is there already. */
    isKept: kept !== null,
    /** Closes the index; the columns are kept for the next start. */
    closeIndex: () => {
      keeping.close();
      return client.close(toKeep());
    },
  };
};
