/** What is set in `proofsheet.json` when the user says that doubted labels are right, or takes that back. */
import { fileNameOf } from '../../../../shared/paths.ts';
import type { OpenDataset } from '../../dataset.ts';
import { EngineError } from '../../errors.ts';
import type { ProjectEdit } from '../../project/patch.ts';

/** @throws EngineError `not-found` when none of the samples exists any more */
export const keepLabels = (
  { columns }: Pick<OpenDataset, 'columns'>,
  samples: readonly number[],
  keep: boolean,
): ProjectEdit => {
  const known = samples.filter((id) => columns.relPath(id) !== '');
  const relPaths = known.map((id) => columns.relPath(id));
  const [first] = relPaths;
  if (first === undefined) {
    throw new EngineError('not-found', 'These samples are no longer in the dataset.');
  }
  const what = relPaths.length === 1 ? `the label of ${fileNameOf(first)}` : `${relPaths.length} labels`;
  return {
    label: keep ? `Keep ${what}` : `Suspect ${what} again`,
    intention: { kind: 'keep-labels', samples: relPaths, keep },
    after: known.map((id) => ({
      path: ['mislabels', 'kept', columns.relPath(id)],
      value: keep ? { captions: columns.captionHash(id) } : null,
    })),
  };
};
