/** What a kind is and why it matters, the edits that fix it, and the link to its samples. */
import type { ProblemKindState } from '../../shared/api/problems.ts';
import { labelOf } from '../../shared/edit/label.ts';
import { kindRow } from '../../shared/problems/kinds.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount, countText } from '../ui/display/numbers.ts';
import { Switch } from '../ui/fields/Switch.tsx';
import styles from './KindHead.module.css';
import { severityWords } from './labels.ts';
import { SeverityMark } from './SeverityMark.tsx';

interface Props {
  readonly state: ProblemKindState;
  readonly onFix: (fix: number) => void;
  readonly onShow: () => void;
  readonly onSwitch: (on: boolean) => void;
}

/** At most this many fixes are listed; the others follow as these are done. */
const shownFixes = 6;

export const KindHead = ({ state, onFix, onShow, onSwitch }: Props) => {
  const { kind, count, on, samples, fixes } = state;
  const { title, severity, about, todo } = kindRow(kind);
  const fix = useCommand('problems.fix');
  const show = useCommand('problems.show');
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>
        {title} <span className={styles.count}>{on ? countText(count) : ''}</span>
      </h2>
      <p className={styles.severity}>
        <SeverityMark severity={severity} quiet={count === 0} /> {severityWords[severity]}
        <code className={styles.code}>{kind}</code>
      </p>
      <p className={styles.about}>{about}</p>
      {on && count > 0 && <p className={styles.todo}>{todo}</p>}
      {fixes.length > 0 && (
        <ul className={styles.fixes} aria-label="Fixes">
          {fixes.slice(0, shownFixes).map(({ edit, samples: mended }, at) => (
            <li key={JSON.stringify(edit)} className={styles.fix}>
              <Button
                look={at === 0 ? 'primary' : 'plain'}
                title={at === 0 ? fix.keys : undefined}
                onClick={() => onFix(at)}
              >
                Preview
              </Button>
              <span>
                {labelOf(edit)} in {amount(mended, 'sample')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {fixes.length > shownFixes && (
        <p className={styles.more}>and {countText(fixes.length - shownFixes)} more, when these are done</p>
      )}
      <div className={styles.actions}>
        {samples > 0 && (
          <Button title={show.keys} onClick={onShow}>
            Show {amount(samples, 'sample')} on the sheet
          </Button>
        )}
        <Switch label="Check for this kind" checked={on} onChange={onSwitch} />
      </div>
    </header>
  );
};
