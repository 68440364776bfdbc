/** Everything that a search through all tags needs: the shared columns, and what they do not hold. */
import type { TagCategory } from '../../../shared/api/caption.ts';
import type { OpenDataset } from '../dataset.ts';
import { indexFileIn } from '../index/indexFile.ts';
import type { SharedColumns } from '../index/sharedColumns.ts';
import type { SeenTable } from '../index/sights.ts';
import { vectorsFile } from './vectors/createVectors.ts';

export interface GatheredColumns {
  readonly columns: SharedColumns;
  /** Identity keys and categories of the tags, by number. */
  readonly keys: readonly string[];
  readonly categories: readonly TagCategory[];
  /** Opened read-only. */
  readonly indexFile: string;
  /** Null while there are no image vectors. */
  readonly vectorsFile: string | null;
  /** What taggers see, by sample id; null: none has looked. */
  readonly seen: SeenTable | null;
}

/** @throws the reason of the signal */
export const gatherColumns = async (dataset: OpenDataset, signal: AbortSignal): Promise<GatheredColumns> => {
  const seen = await dataset.sights.seen();
  signal.throwIfAborted();
  const { tags } = dataset.columns;
  const numbers = Array.from({ length: tags.size }, (_, tag) => tag);
  return {
    columns: dataset.sharedColumns(),
    keys: numbers.map((tag) => tags.key(tag)),
    categories: numbers.map((tag) => tags.category(tag)),
    indexFile: indexFileIn(dataset.dataFolder),
    vectorsFile: vectorsFile(dataset),
    seen,
  };
};
