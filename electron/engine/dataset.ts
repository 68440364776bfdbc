/** The open dataset, as the engine's features see it. */
import type { CaptionSuffixes, DatasetInfo, FileReport } from '../../shared/api/dataset.ts';
import type { OpeningId } from '../../shared/api/ids.ts';
import type { Columns, Texts } from './index/columns.ts';
import type { Findings } from './index/findings.ts';
import type { Paths } from './index/paths.ts';
import type { SharedColumns } from './index/sharedColumns.ts';
import type { Sights } from './index/sights.ts';
import type { Origins } from './index/origins.ts';
import type { Marks } from './project/marks.ts';
import type { ProjectState, ProjectWritten } from './project/project.ts';

export interface OpenDataset {
  readonly id: string;
  /** Which opening of it this is. */
  readonly opening: OpeningId;
  /** Its real path. */
  readonly root: string;
  /** Its folder below the data folder, with index.db, thumbs.db and journal.db. */
  readonly dataFolder: string;
  readonly columns: Columns;
  readonly paths: Paths;
  /** The arrays that the columns are, for a thread. */
  sharedColumns(): SharedColumns;
  readonly texts: Texts;
  /** Proofreading marks, as `proofsheet.json` has them now. */
  readonly marks: Marks;
  /** What `proofsheet.json` says now. */
  project(): ProjectState;
  /** To be called when an edit has set entries of `proofsheet.json`, so that these need not be parsed again. */
  projectWritten(written: ProjectWritten): void;
  /** What was found of the samples, for queries. */
  readonly findings: Findings;
  /** Whose captions they are, where a model wrote them. */
  readonly origins: Origins;
  /** What taggers see in the images. */
  readonly sights: Sights;
  info(): DatasetInfo;
  /** Which files are the captions of an image. */
  readonly suffixes: CaptionSuffixes;
  /** Caption files without an image, and everything that could not be read. */
  files(): FileReport;
  /**
   * The absolute path of a sample's image, links resolved.
   * @throws EngineError `not-found` when the sample or its file is gone, or when it leads out of the dataset
   */
  imageFile(id: number): string;
  /**
   * Reads these files again, whether or not size and time have changed; folders are read whole.
   * @param relPaths of images, captions or folders, from the root with `/`; they may be gone
   * @returns when columns and SQLite hold what is on disk now
   */
  rescan(relPaths: readonly string[]): Promise<void>;
  /**
   * For work that writes many files and calls `rescan` itself: changes are not followed meanwhile (a file
   * causes five events of the system, and its queue overflows). The folder is read again afterwards, without
   * being awaited.
   */
  unfollowed<T>(work: () => Promise<T>): Promise<T>;
}

export interface Workspace {
  /** @throws EngineError `no-dataset` while none is open */
  current(): OpenDataset;
  /** The open dataset, or null. */
  peek(): OpenDataset | null;
}
