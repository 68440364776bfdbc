/** A plan's numbers as sentences. Pure. */
import type { PlanSummary } from '../../shared/api/edits.ts';
import { amount, countText } from '../ui/display/numbers.ts';
import type { BulkScope } from '../state/types.ts';
import { filesToWrite } from './planState.ts';

/** "2 captions could not be read, and 1 file cannot be edited": what a preview leaves alone. */
export const blockedWords = ({
  blockedFiles,
  unreadable,
}: Pick<PlanSummary, 'blockedFiles' | 'unreadable'>): string => {
  const others = blockedFiles - unreadable;
  return [
    ...(unreadable > 0 ? [`${amount(unreadable, 'caption')} could not be read`] : []),
    ...(others > 0 ? [`${amount(others, 'file')} cannot be edited`] : []),
  ].join(', and ');
};

/** "412 selected samples", "412 samples". */
const samplesIn = (count: number, where: BulkScope): string =>
  amount(count, where === 'selection' ? 'selected sample' : 'sample');

/** "37 of 412 samples would change, in 71 files. 3 others elsewhere also have it." */
export const scopeWords = (
  { samples, scope, files, excluded, elsewhere, merges, nothing }: PlanSummary,
  where: BulkScope,
): string => {
  if (files === 0) {
    const others = elsewhere !== null && elsewhere > 0 ? ` ${countText(elsewhere)} elsewhere have it.` : '';
    const why = nothing === null ? '' : ` ${nothing}`;
    return `Nothing would change in ${samplesIn(scope, where)}.${why}${others}`;
  }
  const parts = [
    `${countText(samples)} of ${samplesIn(scope, where)} would change, in ${amount(files - excluded, 'file')}.`,
  ];
  if (excluded > 0) parts.push(`${countText(excluded)} taken out.`);
  if (merges > 0) parts.push(`${countText(merges)} would merge two tags into one.`);
  if (elsewhere !== null && elsewhere > 0) {
    parts.push(`${countText(elsewhere)} ${elsewhere === 1 ? 'other' : 'others'} elsewhere also have it.`);
  }
  return parts.join(' ');
};

/** "37 of 412 samples would change, in 71 files.": what a table of captions would do. */
export const tableWords = (plan: Pick<PlanSummary, 'samples' | 'scope' | 'files' | 'excluded'>): string => {
  const scope = amount(plan.scope, 'sample');
  return plan.files === 0
    ? `Nothing would change in ${scope}: all captions match the table already.`
    : `${countText(plan.samples)} of ${scope} would change, in ${amount(filesToWrite(plan), 'file')}.`;
};
