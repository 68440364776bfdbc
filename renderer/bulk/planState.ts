/** The states of a plan in a dialog, and what follows from them. Pure. */
import type { EditReport, PlannedChange, PlanPatch, PlanSummary } from '../../shared/api/edits.ts';

export type PlanState =
  | { readonly step: 'asking' }
  /** `plan`: the one that is still shown, until the next is there. */
  | { readonly step: 'planning'; readonly plan: PlanSummary | null }
  | { readonly step: 'planned'; readonly plan: PlanSummary }
  | { readonly step: 'applying'; readonly plan: PlanSummary }
  | { readonly step: 'done'; readonly report: EditReport };

/** The plan whose changes are on screen; null in a state without one. */
export const shownPlan = (state: PlanState): PlanSummary | null =>
  state.step === 'asking' || state.step === 'done' ? null : state.plan;

/** How many files a plan would write: without those that the user has excluded. */
export const filesToWrite = ({ files, excluded }: Pick<PlanSummary, 'files' | 'excluded'>): number =>
  files - excluded;

/** Everything was written as it was wanted: nothing has to be told but that. */
export const isPlain = ({ conflicts, failures, skipped, state }: EditReport): boolean =>
  state === 'done' && conflicts.length + failures.length + skipped === 0;

/** Milliseconds without a key before a preview is made: one that takes long is not made at each pause. */
export const previewDelay = (lastTook: number): number => Math.min(1500, Math.max(200, lastTook));

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
