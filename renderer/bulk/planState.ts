/** The states of a plan in a dialog, and what follows from them. Pure. */
import type { EditReport, PlannedChange, PlanPatch, PlanSummary } from '../../shared/api/edits.ts';

export type PlanState =
  | { readonly step: 'asking' }
  | { readonly step: 'planning' }
  | { readonly step: 'planned'; readonly plan: PlanSummary }
  | { readonly step: 'applying'; readonly plan: PlanSummary }
  | { readonly step: 'done'; readonly report: EditReport };

/** The plan whose changes are on screen; null in a state without one. */
export const shownPlan = (state: PlanState): PlanSummary | null =>
  state.step === 'planned' || state.step === 'applying' ? state.plan : null;

/** How many files a plan would write: without those that the user has excluded. */
export const filesToWrite = ({ files, excluded }: Pick<PlanSummary, 'files' | 'excluded'>): number =>
  files - excluded;

/** A change as it will be once the engine has the patch: checkboxes respond at once. */
export const patched =
  ({ include, mention }: PlanPatch) =>
  (change: PlannedChange): PlannedChange => {
    if (include !== undefined && (include.n === null || include.n === change.n)) {
      return { ...change, included: include.included };
    }
    if (mention === undefined || mention.n !== change.n) return change;
    const mentions = change.mentions.map((each, index) =>
      mention.index === null || mention.index === index ? { ...each, on: mention.on } : each,
    );
    return { ...change, mentions };
  };
