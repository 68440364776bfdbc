/** Runs the finders that a query depends on before it is answered: unknown findings are neither none nor all. */
import type { FindingsName } from '../../../shared/api/findings.ts';
import type { NeededFindings } from '../../../shared/query/conditions.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import type { Duplicates } from './duplicates/createDuplicates.ts';
import type { Mislabels } from './mislabels/createMislabels.ts';
import type { PerDataset } from './perDataset.ts';
import type { Pictures } from './pictures/createPictures.ts';
import type { TagHealth } from './tagHealth/createTagHealth.ts';
import type { Problems } from './problems/createProblems.ts';

export interface Finders {
  readonly problems: PerDataset<Problems>;
  readonly mislabels: PerDataset<Mislabels>;
  readonly duplicates: PerDataset<Duplicates>;
  readonly tagHealth: PerDataset<TagHealth>;
  readonly pictures: Pictures;
}

/** Those of the needed findings that have not been looked for yet, by their pages. */
export const unknownFindings = (
  { findings }: OpenDataset,
  { pictures }: Pick<Finders, 'pictures'>,
  needed: NeededFindings,
): readonly FindingsName[] => {
  const { measured, total } = pictures.state();
  const imagesUnknown = needed.images && measured < total;
  return needed.findings.filter(
    (of) => !findings.known(of) || (imagesUnknown && of !== 'mislabels' && of !== 'tags'),
  );
};

const stopped = (): EngineError =>
  new EngineError(
    'cancelled',
    'The search that this query needs was stopped. Run the query again to restart it.',
  );

export interface LookForOptions extends Finders {
  readonly workspace: Workspace;
}

/**
 * Resolves when everything needed is known of the dataset as it is.
 * @throws EngineError `cancelled` when a search was stopped or failed, or the dataset was closed
 */
export const lookFor = async (options: LookForOptions, needed: NeededFindings): Promise<void> => {
  const { workspace, problems, mislabels, duplicates, tagHealth, pictures } = options;
  const dataset = workspace.current();
  if (needed.images && pictures.state().measured < pictures.state().total) {
    await pictures.upToDate();
    if (workspace.peek() !== dataset || pictures.state().measured < pictures.state().total) throw stopped();
    problems.current().picturesChanged();
  }
  if (needed.findings.includes('problems')) {
    await problems.current().upToDate();
    const { failed } = problems.current().summary();
    if (failed !== null) throw new EngineError('cancelled', `The search for problems failed: ${failed}`);
  }
  if (needed.findings.includes('mislabels')) await mislabels.current().upToDate();
  if (needed.findings.includes('tags')) await tagHealth.current().upToDate();
  if (needed.findings.includes('duplicates')) {
    const found = duplicates.current();
    await found.upToDate();
    if (workspace.peek() !== dataset || found.groups() === null) throw stopped();
  }
};
