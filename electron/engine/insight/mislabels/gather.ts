/** Everything that the search for wrong labels needs: the shared columns, and what they do not hold. */
import type { OpenDataset } from '../../dataset.ts';
import { indexFileIn } from '../../index/indexFile.ts';
import { vectorsFile } from '../vectors/createVectors.ts';
import type { MislabelsRequest } from './protocol.ts';

/** @throws the reason of the signal */
export const gather = async (
  dataset: OpenDataset,
  signal: AbortSignal,
): Promise<Omit<MislabelsRequest, 'known'>> => {
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
