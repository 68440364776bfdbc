/** What a table of captions would change, and which of its rows were not taken. */
import type { PlanSummary } from '../../shared/api/edits.ts';
import { amount, countText } from '../ui/display/numbers.ts';
import { BlockedFiles } from './BlockedFiles.tsx';
import bulk from './BulkDialog.module.css';
import { ChangeList } from './ChangeList.tsx';
import styles from './ImportDialog.module.css';
import { tableWords } from './labels.ts';
import { shownPlan, type PlanState } from './planState.ts';
import type { Taken } from './useTableImport.ts';

/** More are counted, not listed. */
const shownFailures = 200;

const Failures = ({ rows, failures }: Pick<Taken, 'rows' | 'failures'>) => (
  <details className={bulk.blocked} open={failures.length < 5}>
    <summary>
      {countText(failures.length)} of {amount(rows, 'row')} {failures.length === 1 ? 'is' : 'are'} not taken
    </summary>
    {failures.slice(0, shownFailures).map(({ message }) => (
      <p key={message}>{message}</p>
    ))}
    {failures.length > shownFailures && <p>and {countText(failures.length - shownFailures)} more.</p>}
  </details>
);

interface Props {
  readonly state: PlanState;
  /** Why there is no plan. */
  readonly problem: string | null;
  readonly taken: Taken | null;
  readonly onInclude: (plan: PlanSummary, n: number, included: boolean) => void;
}

export const TablePreview = ({ state, problem, taken, onInclude }: Props) => {
  const plan = shownPlan(state);
  return (
    <section className={styles.preview} aria-label="Preview" aria-busy={state.step === 'planning'}>
      <p className={bulk.words} role="status">
        {state.step === 'planning' && 'Reading the table...'}
        {state.step === 'asking' &&
          problem === null &&
          'The preview appears here; nothing is saved until you confirm.'}
        {problem !== null && <span className={bulk.problem}>{problem}</span>}
        {plan !== null && tableWords(plan)}
      </p>
      {taken?.notes.map((note) => (
        <p key={note} className={bulk.words}>
          {note}
        </p>
      ))}
      {taken !== null && taken.failures.length > 0 && <Failures {...taken} />}
      {plan === null ? (
        <div className={styles.rules}>
          <p>What is not in the table stays as it is: captions without a column, and empty cells.</p>
          <p>
            Images are found by their path in the dataset. Rows that name none, or one that another row names
            too, are listed and left out.
          </p>
        </div>
      ) : (
        <>
          <BlockedFiles plan={plan} />
          <ChangeList
            edit={plan.id}
            total={plan.files}
            disabled={state.step === 'applying'}
            onInclude={({ n }, included) => onInclude(plan, n, included)}
            onMention={() => undefined}
          />
        </>
      )}
    </section>
  );
};
