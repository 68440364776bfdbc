/** Kinds of problems whose samples are left out: those that were found, and those that are chosen already. */
import { kindRow, problemKinds, type ProblemKind } from '../../shared/problems/kinds.ts';
import { useFoundProblems } from '../api/exports.ts';
import { countText } from '../ui/display/numbers.ts';
import styles from './ProblemFilter.module.css';

interface Props {
  readonly kinds: readonly ProblemKind[];
  readonly onChange: (kinds: ProblemKind[]) => void;
}

export const ProblemFilter = ({ kinds, onChange }: Props) => {
  const { data: found = [] } = useFoundProblems();
  const counts = new Map(found.map(({ kind, samples }) => [kind, samples]));
  const shown = [...found.map(({ kind }) => kind), ...kinds.filter((kind) => !counts.has(kind))];
  if (shown.length === 0) return null;
  const chosen = new Set(kinds);
  const toggle = (kind: ProblemKind, on: boolean): void => {
    if (on) chosen.add(kind);
    else chosen.delete(kind);
    onChange(problemKinds.filter((each) => chosen.has(each)));
  };
  return (
    <details className={styles.filter} open={kinds.length > 0}>
      <summary className={styles.head}>
        Leave out samples with problems{kinds.length > 0 && `: ${countText(kinds.length)} chosen`}
      </summary>
      {shown.map((kind) => (
        <label key={kind} className={styles.kind}>
          <input
            type="checkbox"
            checked={chosen.has(kind)}
            onChange={(event) => toggle(kind, event.target.checked)}
          />
          <span className={styles.title}>{kindRow(kind).title}</span>
          <span className={styles.count}>{countText(counts.get(kind) ?? 0)}</span>
        </label>
      ))}
    </details>
  );
};
