/** The open dataset, as the engine's features see it. */
import type { DatasetInfo } from '../../shared/api/dataset.ts';
import type { Columns, Texts } from './index/columns.ts';

export interface OpenDataset {
  readonly id: string;
  /** Its real path. */
  readonly root: string;
  /** Its folder below the data folder, where index.db, thumbs.db and journal.db lie. */
  readonly dataFolder: string;
  readonly columns: Columns;
  readonly texts: Texts;
  info(): DatasetInfo;
}

export interface Workspace {
  /** @throws EngineError `no-dataset` while none is open */
  current(): OpenDataset;
  /** The open dataset, or null. */
  peek(): OpenDataset | null;
}
