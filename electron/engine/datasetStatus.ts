/** How far opening and reading of a dataset are, and what windows are told about it. */
import path from 'node:path';
import type { DatasetInfo } from '../../shared/api/dataset.ts';
import type { OpeningId } from '../../shared/api/ids.ts';
import type { FolderContents } from './index/folderContents.ts';

export interface DatasetStatus {
  phase: DatasetInfo['phase'] | 'opening';
  /** What was noticed when the index was opened. */
  notice: string | null;
  /** Set when reading was stopped half way, until it has been completed. */
  stopped: string | null;
  info(): DatasetInfo;
}

interface Sources {
  readonly id: string;
  readonly opening: OpeningId;
  /** As the user named it. */
  readonly path: string;
  readonly contents: Pick<FolderContents, 'counts'>;
  readonly isWatched: () => boolean;
  /** What was noticed before the dataset was opened. */
  readonly notice: string | null;
}

const joined = (sentences: readonly (string | null)[]): string | null => {
  const present = sentences.filter((sentence) => sentence !== null);
  return present.length === 0 ? null : present.join(' ');
};

export const createDatasetStatus = (sources: Sources): DatasetStatus => {
  const { id, opening, path: named, contents, isWatched, notice } = sources;
  const status: DatasetStatus = {
    phase: 'opening',
    notice: null,
    stopped: null,
    info: () => ({
      id,
      opening,
      path: named,
      name: path.basename(named) || named,
      phase: status.phase === 'ready' ? 'ready' : 'scanning',
      ...contents.counts(),
      watching: isWatched(),
      notice: status.stopped ?? joined([notice, status.notice]),
    }),
  };
  return status;
};
