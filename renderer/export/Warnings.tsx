/** Where a trainer does not read the export as one might expect, and for which samples. */
import type { ExportPlan } from '../../shared/api/export.ts';
import { amount, countText } from '../ui/display/numbers.ts';
import styles from './Warnings.module.css';

/** Up to this many names are in the sentence itself. */
const inSentence = 5;

export const Warnings = ({ plan: { warnings, warned } }: { readonly plan: ExportPlan }) => (
  <>
    {warnings.map((words) => {
      const about = warned.find(({ warning }) => warning === words);
      const listed = about === undefined || about.count <= inSentence ? [] : about.first;
      const more = (about?.count ?? 0) - listed.length;
      return (
        <div key={words} className={styles.warning}>
          <p>{words}</p>
          {listed.length > 0 && (
            <details>
              <summary>All {amount(about?.count ?? 0, 'sample')}</summary>
              {listed.map((relPath) => (
                <p key={relPath}>{relPath}</p>
              ))}
              {more > 0 && <p>and {countText(more)} more.</p>}
            </details>
          )}
        </div>
      );
    })}
  </>
);
