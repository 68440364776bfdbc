/** The right side of the bulk dialog: what an edit would change, file by file. */
import type { PlanPatch, PlanSummary } from '../../shared/api/edits.ts';
import type { BulkScope } from '../state/types.ts';
import { BlockedFiles } from './BlockedFiles.tsx';
import styles from './BulkDialog.module.css';
import { ChangeList } from './ChangeList.tsx';
import { shownPlan, type PlanState } from './planState.ts';
import { scopeWords } from './labels.ts';

interface Props {
  readonly state: PlanState;
  /** The samples that the edit is about. */
  readonly where: BulkScope;
  /** What is shown is that of fields which have changed since. */
  readonly outdated: boolean;
  /** Why there is no plan. */
  readonly problem: string | null;
  readonly onPatch: (plan: PlanSummary, patch: PlanPatch) => void;
}

export const PlanPreview = ({ state, where, outdated, problem, onPatch }: Props) => {
  const { step } = state;
  const plan = shownPlan(state);
  return (
    <section
      className={styles.preview}
      aria-label="Preview"
      aria-busy={step === 'applying' || (outdated && step !== 'asking')}
    >
      <p className={styles.words} role="status">
        {plan !== null && scopeWords(plan, where)}
        {step === 'planning' && plan === null && 'Reading the captions...'}
        {step === 'asking' &&
          problem === null &&
          'What would change appears here while you fill in the fields. Nothing is saved before you write it.'}
        {problem !== null && <span className={styles.problem}>{problem}</span>}
      </p>
      {plan !== null && (
        <>
          <BlockedFiles plan={plan} />
          <ChangeList
            edit={plan.id}
            total={plan.files}
            disabled={step !== 'planned' || outdated}
            onInclude={({ n }, included) => onPatch(plan, { include: { n, included } })}
            onMention={({ n }, index, on) => onPatch(plan, { mention: { n, index, on } })}
          />
        </>
      )}
    </section>
  );
};
