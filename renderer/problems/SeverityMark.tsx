/** How severe a kind is, as a sign and a colour: red only for what is wrong, amber for what is worth a look. */
import type { Severity } from '../../shared/problems/problemKind.ts';
import { classes } from '../ui/styles/classes.ts';
import { severityWords } from './labels.ts';
import styles from './SeverityMark.module.css';

interface Props {
  readonly severity: Severity;
  /** Nothing of this kind was found: it is not a warning. */
  readonly quiet?: boolean;
}

export const SeverityMark = ({ severity, quiet = false }: Props) => (
  <svg
    className={classes(styles.mark, quiet ? styles.hint : styles[severity])}
    width="10"
    height="10"
    viewBox="0 0 10 10"
    role="img"
    aria-label={severityWords[severity]}
  >
    {severity === 'error' && <path d="M5 0.6 9.6 9.2H0.4Z" fill="currentcolor" />}
    {severity === 'warning' && <rect x="1.4" y="1.4" width="7.2" height="7.2" rx="1" fill="currentcolor" />}
    {severity === 'hint' && (
      <circle cx="5" cy="5" r="3.2" fill="none" stroke="currentcolor" strokeWidth="1.4" />
    )}
  </svg>
);
