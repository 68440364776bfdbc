/** A preview's message about files that cannot be edited: how many could not be read, and each with its reason. */
import type { PlanSummary } from '../../shared/api/edits.ts';
import { countText } from '../ui/display/numbers.ts';
import styles from './BulkDialog.module.css';
import { blockedWords } from './labels.ts';

/** More are counted, not listed. */
const listed = 200;

export const BlockedFiles = ({ plan }: { readonly plan: PlanSummary }) =>
  plan.blockedFiles > 0 && (
    <details className={styles.blocked}>
      <summary>{blockedWords(plan)}</summary>
      {plan.blocked.slice(0, listed).map(({ relPath, reason }) => (
        <p key={relPath}>
          {relPath}: {reason}
        </p>
      ))}
      {plan.blockedFiles > listed && <p>and {countText(plan.blockedFiles - listed)} more.</p>}
    </details>
  );
