/** The right side of the bulk dialog: what an edit would change, file by file. */
import type { PlanPatch, PlanSummary } from '../../shared/api/edits.ts';
import { BlockedFiles } from './BlockedFiles.tsx';
import styles from './BulkDialog.module.css';
import { ChangeList } from './ChangeList.tsx';
import { shownPlan, type PlanState } from './planState.ts';
import { scopeWords } from './labels.ts';

interface Props {
  readonly state: PlanState;
  /** Why there is no plan. */
  readonly problem: string | null;
  readonly onPatch: (plan: PlanSummary, patch: PlanPatch) => void;
}

export const PlanPreview = ({ state, problem, onPatch }: Props) => {
  const { step } = state;
  const plan = shownPlan(state);
  return (
    <section
      className={styles.preview}
      aria-label="Preview"
      aria-busy={step === 'planning' || step === 'applying'}
    >
      <p className={styles.words} role="status">
        {plan !== null && scopeWords(plan)}
        {step === 'planning' && 'Reading the captions...'}
        {step === 'asking' &&
          problem === null &&
          'The preview appears here; nothing is saved until you confirm.'}
        {problem !== null && <span className={styles.problem}>{problem}</span>}
      </p>
      {plan !== null && (
        <>
          <BlockedFiles plan={plan} />
          <ChangeList
            edit={plan.id}
            total={plan.files}
            disabled={step === 'applying'}
            onInclude={({ n }, included) => onPatch(plan, { include: { n, included } })}
            onMention={({ n }, index, on) => onPatch(plan, { mention: { n, index, on } })}
          />
        </>
      )}
    </section>
  );
};
