/** Opens a dataset: worker, columns, texts and watcher, joined into what the engine's features see. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { TagCategory } from '../../shared/api/caption.ts';
import type { CaptionSuffixes, DatasetInfo, FileReport } from '../../shared/api/dataset.ts';
import { openingId } from '../../shared/api/ids.ts';
import { categoriesOf } from '../../shared/caption/category.ts';
import { parseRoster } from '../../shared/roster/parseRoster.ts';
import type { OpenDataset } from './dataset.ts';
import { EngineError } from './errors.ts';
import { createFindings } from './index/findings.ts';
import { realFile } from './index/imageFile.ts';
import { maskCounts, otherCaptions } from './index/otherCaptions.ts';
import { captionCounts, unreadableFiles } from './index/report.ts';
import { createSampleColumns } from './index/sampleColumns.ts';
import { openTexts } from './index/texts.ts';
import { createMarks } from './project/marks.ts';
import { openProject } from './project/project.ts';
import { followChanges } from './scan/follow.ts';
import { startScanWorker, type ScanNews, type ScanRun } from './scan/scanClient.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';
import { createAnnouncer } from './work/announcer.ts';
import type { Events } from './work/events.ts';
import type { FileProblem } from '../../shared/model/fileProblem.ts';

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
  /** What was seen on the way here and must be said. */
  readonly notice: string | null;
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

/** Opening answers by then, in milliseconds. */
const longestWait = 1000;

/** Whom a pasted roster names: they are characters, whatever else the rules would say. */
const rosterKeys = (text: string): ReadonlySet<string> =>
  new Set(parseRoster(text).entries.map(({ key }) => key));

const usualSuffixes: CaptionSuffixes = { tags: '.txt', nl: '_nl.txt' };

const joined = (sentences: readonly (string | null)[]): string | null => {
  const said = sentences.filter((sentence) => sentence !== null);
  return said.length === 0 ? null : said.join(' ');
};

export const openDataset = async (options: OpenOptions): Promise<ClosableDataset> => {
  const { id, root, dataFolder, vocabulary, events, log } = options;
  const opening = openingId.parse(randomUUID());
  const indexFile = path.join(dataFolder, 'index.db');
  const known = (key: string): TagCategory | undefined => vocabulary.list()?.category(key);
  const project = openProject(root);
  let roster = project.read().settings.roster.text;
  let expected = rosterKeys(roster);
  const built = createSampleColumns((keys) => categoriesOf(keys, { known, roster: expected }));
  const { columns, problems, companions } = built;
  const servable = Promise.withResolvers<void>();
  let suffixes = options.suffixes ?? usualSuffixes;
  let orphans: readonly string[] = [];
  let fileProblems: readonly FileProblem[] = [];
  let skipped: readonly FileProblem[] = [];
  let phase: DatasetInfo['phase'] | 'opening' = 'opening';
  let notice: string | null = null;
  /** Said when reading was stopped half way, until it has been done wholly. */
  let stopped: string | null = null;

  const files = (): FileReport => ({
    orphans: [...orphans],
    unreadable: unreadableFiles(built, fileProblems, suffixes),
    otherCaptions: [...otherCaptions(built)],
    masks: maskCounts(built),
    skipped: [...skipped],
  });
  const info = (): DatasetInfo => ({
    id,
    opening,
    path: options.path,
    name: path.basename(options.path) || options.path,
    phase: phase === 'ready' ? 'ready' : 'scanning',
    revision: columns.revision,
    samples: columns.count,
    captions: captionCounts(built),
    orphans: orphans.length,
    unreadable: unreadableFiles(built, fileProblems, suffixes).length,
    unreadCaptions: otherCaptions(built).reduce((sum, { alone }) => sum + alone, 0),
    skipped: skipped.filter(({ relPath }) => !/(?:^|\/)\.[^/]*$/.test(relPath)).length,
    suffixes,
    watching: follower.watching,
    notice: stopped ?? joined([options.notice, notice]),
  });
  const announcer = createAnnouncer(events, info);

  const onNews = (news: ScanNews): void => {
    switch (news.type) {
      case 'batch': {
        const ids = built.apply(news.batch);
        // What the index knew already is no change.
        if (phase !== 'opening') announcer.changed(ids);
        if (phase !== 'opening' && columns.count > 0) servable.resolve();
        break;
      }
      case 'suffixes':
        ({ suffixes } = news);
        break;
      case 'files':
        ({ orphans, problems: fileProblems, skipped } = news);
        break;
      case 'folders':
        follower.folders(news.relPaths, phase === 'ready');
        return;
    }
    if (phase !== 'opening') announcer.tell();
  };

  const excluded = [options.dataDir];
  const client = startScanWorker({ root, indexFile, excluded, suffixes: options.suffixes }, onNews);
  const marks = createMarks(project, columns);
  let projectVersion = project.read().version;
  const findings = createFindings((of) => events.publish({ type: 'findings', of }));
  const recategorise = (): void => {
    built.recategorise();
    announcer.changed(null);
    announcer.tell();
  };
  /** Marks are no part of the index: what has become of them is looked for whenever files may have changed. */
  const lookAtMarks = (): void => {
    const { version, settings } = project.read();
    if (version !== projectVersion) events.publish({ type: 'project' });
    projectVersion = version;
    if (settings.roster.text !== roster) {
      roster = settings.roster.text;
      expected = rosterKeys(roster);
      recategorise();
    }
    const marked = marks.changed();
    if (marked.length === 0) return;
    built.changed();
    announcer.changed(marked);
    announcer.tell();
  };
  const follower = followChanges({
    root,
    log,
    onTurn: () => announcer.tell(),
    read: (relPaths) => {
      lookAtMarks();
      return client.paths(relPaths, false);
    },
  });

  try {
    const loaded = await client.loaded;
    ({ notice } = loaded);
    suffixes = options.suffixes ?? loaded.suffixes ?? suffixes;
  } catch (error) {
    await client.close();
    throw error;
  }
  const texts = openTexts({ indexFile, problems, companions, suffixes: () => suffixes });
  phase = 'scanning';
  if (columns.count > 0) servable.resolve();
  // A large tree without a picture near its beginning: the sheet may as well be seen empty.
  setTimeout(servable.resolve, longestWait).unref();
  const unlisten = vocabulary.onChange(recategorise);

  /** What changed between being listed or read and being watched would be missed: looked at once more. */
  let catchingUp = new AbortController();
  const catchUp = (): void => {
    catchingUp.abort();
    catchingUp = new AbortController();
    const { signal } = catchingUp;
    const run = { suffixes: null, before: follower.since, onProgress: () => undefined, signal };
    client.scan(run).catch((error: unknown) => {
      const closed = error instanceof EngineError && error.code === 'cancelled';
      if (!closed) log(`${root} was not read again: ${String(error)}`);
    });
  };

  return {
    id,
    opening,
    root,
    dataFolder,
    columns,
    texts,
    marks,
    project: () => project.read(),
    projectWritten: (written) => project.wrote(written),
    findings,
    info,
    get suffixes() {
      return suffixes;
    },
    files,
    imageFile: (sample) => realFile(root, columns.relPath(sample)),
    rescan: async (relPaths) => {
      await client.paths(relPaths, true);
      lookAtMarks();
    },
    unfollowed: async (work) => {
      // It would be in the way, and the one that follows looks at all that it would have looked at.
      catchingUp.abort();
      follower.pause();
      announcer.hold(true);
      try {
        return await work();
      } finally {
        announcer.hold(false);
        follower.resume();
        if (phase === 'ready') catchUp();
      }
    },
    servable: servable.promise,
    read: async (run) => {
      const startedAt = Date.now();
      try {
        const { cancelled } = await client.scan(run);
        stopped = cancelled ? 'The folder was not read to its end: read it again to see everything.' : null;
        if (!cancelled && follower.since > startedAt) catchUp();
        return stopped;
      } finally {
        phase = 'ready';
        servable.resolve();
        lookAtMarks();
        announcer.tell();
        announcer.flush();
      }
    },
    close: async () => {
      announcer.close();
      unlisten();
      follower.close();
      // The writer last: it is the one that can put the write-ahead log away.
      texts.close();
      await client.close();
    },
  };
};
