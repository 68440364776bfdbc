/** What is set in `proofsheet.json` when the user says that images of a group are not duplicates. */
import { apartKey } from '../../../../shared/api/duplicates.ts';
import { fileNameOf } from '../../../../shared/paths.ts';
import type { OpenDataset } from '../../dataset.ts';
import { EngineError } from '../../errors.ts';
import type { ProjectEdit } from '../../project/patch.ts';

/**
 * @param sha256Of null for an image that has changed since it was compared
 * @throws EngineError `not-found` when fewer than two of them are unchanged
 */
export const tellApart = (
  { columns }: Pick<OpenDataset, 'columns'>,
  group: readonly number[],
  sha256Of: (id: number) => string | null,
): ProjectEdit => {
  const known = group.flatMap((id) => {
    const sha256 = sha256Of(id);
    return sha256 === null ? [] : [{ sha256, relPath: columns.relPath(id) }];
  });
  if (known.length < 2) {
    throw new EngineError(
      'not-found',
      'These images have changed since they were compared: search for duplicates again.',
    );
  }
  const entries = new Map<string, readonly string[]>();
  for (const [i, one] of known.entries()) {
    for (const other of known.slice(i + 1)) {
      entries.set(apartKey(one.sha256, other.sha256), [one.relPath, other.relPath]);
    }
  }
  const relPaths = known.map(({ relPath }) => relPath);
  return {
    label: `Not duplicates: ${relPaths.map(fileNameOf).join(', ')}`,
    intention: { kind: 'tell-apart', pictures: relPaths },
    after: [...entries].map(([key, value]) => ({ path: ['duplicates', 'apart', key], value })),
  };
};
