/**
 * The result of an export in advance: numbers, what is left out and why, names that clashed, and real samples
 * before and after.
 */
import { useState } from 'react';
import type { ExportPlan } from '../../shared/api/export.ts';
import { countText } from '../ui/display/numbers.ts';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { EntryList } from './EntryList.tsx';
import styles from './Preview.module.css';
import { Warnings } from './Warnings.tsx';
import type { PlanState } from './useExportPlan.ts';
import { changeWords, planWords, skippedWords, uncheckedWords } from './labels.ts';

const Behind = ({ plan }: { readonly plan: ExportPlan }) => {
  const words = skippedWords(plan);
  if (words === '') return null;
  const { first, ...counts } = plan.skipped;
  const more =
    counts.excluded +
    counts.findings +
    counts.characters +
    counts.uncaptioned +
    counts.unread +
    counts.unreadable -
    first.length;
  return (
    <details className={counts.unreadable > 0 ? styles.notice : styles.fact}>
      <summary>{words}</summary>
      {first.map(({ relPath, reason }) => (
        <p key={relPath}>
          {relPath}: {reason}
        </p>
      ))}
      {more > 0 && <p>and {countText(more)} more.</p>}
    </details>
  );
};

const Clashes = ({ plan: { clashes } }: { readonly plan: ExportPlan }) => {
  if (clashes.count === 0) return null;
  const more = clashes.count - clashes.first.length;
  return (
    <details className={styles.fact}>
      <summary>
        {countText(clashes.count)} would have been called like {clashes.count === 1 ? 'another' : 'others'}{' '}
        and {clashes.count === 1 ? 'gets' : 'get'} a number
      </summary>
      {clashes.first.map(({ relPath, given }) => (
        <p key={relPath}>
          {relPath} → {given}
        </p>
      ))}
      {more > 0 && <p>and {countText(more)} more.</p>}
    </details>
  );
};

export const Preview = ({ plan, busy, problem }: PlanState) => {
  const [changed, setChanged] = useState(false);
  return (
    <section className={styles.preview} aria-label="Preview" aria-busy={busy}>
      <div className={styles.head} data-busy={busy}>
        <p role="status">
          {problem !== null && <span className={styles.problem}>{problem}</span>}
          {problem === null && plan === null && 'Reading the captions...'}
          {problem === null && plan !== null && (
            <>
              <b>{planWords(plan)}</b>{' '}
              <span className={styles.quiet}>
                {changeWords(plan)} {uncheckedWords(plan)}
              </span>
            </>
          )}
        </p>
        {plan !== null && (
          <>
            <Warnings plan={plan} />
            <Behind plan={plan} />
            <Clashes plan={plan} />
            <Segmented
              label="Samples shown"
              value={changed ? 'changed' : 'all'}
              choices={[
                { value: 'all', label: 'All samples' },
                { value: 'changed', label: 'Changed captions' },
              ]}
              onChange={(next) => setChanged(next === 'changed')}
            />
          </>
        )}
      </div>
      {plan !== null && <EntryList plan={plan} changed={changed} />}
    </section>
  );
};
