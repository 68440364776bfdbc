/** One item of a facet: a click asks for it in the query, or takes that back. */
import { Check, Minus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { FacetItem } from '../../shared/api/view.ts';
import { classes } from '../ui/classes.ts';
import { countText } from '../ui/numbers.ts';
import styles from './FacetRow.module.css';
import type { Asked } from './facetGroups.ts';

interface Props {
  readonly item: FacetItem;
  readonly asked: Asked;
  readonly few: boolean;
  /** Shares of the longest bar of the group; null: no bar. */
  readonly bar: { readonly view: number; readonly whole: number } | null;
  readonly onToggle: () => void;
  readonly onExclude: () => void;
}

const numbersOf = ({ count, total }: FacetItem): string =>
  count === total ? countText(total) : `${countText(count)} of ${countText(total)}`;

const nameOf = (item: FacetItem, asked: Asked, few: boolean): string =>
  [item.label, `${numbersOf(item)} samples`, few && 'few', asked === 'without' && 'excluded']
    .filter(Boolean)
    .join(', ');

/** "perlica" and " (arknights)": what is the same in many labels steps back. */
const splitQualifier = (label: string): readonly [name: string, qualifier: string] => {
  const at = label.endsWith(')') ? label.lastIndexOf(' (') : -1;
  return at <= 0 ? [label, ''] : [label.slice(0, at), label.slice(at)];
};

export const FacetRow = ({ item, asked, few, bar, onToggle, onExclude }: Props) => {
  const [name, qualifier] = splitQualifier(item.label);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onExclude();
  };
  return (
    <li className={classes(styles.row, styles[asked], few && styles.few)}>
      <button
        type="button"
        data-stop
        className={styles.main}
        aria-pressed={asked !== 'no'}
        aria-label={nameOf(item, asked, few)}
        onClick={(event) => (event.altKey ? onExclude() : onToggle())}
        onKeyDown={onKeyDown}
      >
        <span className={styles.sign} aria-hidden="true">
          {asked === 'with' && <Check size={12} strokeWidth={2.5} />}
          {asked === 'without' && <Minus size={12} strokeWidth={2.5} />}
        </span>
        <span className={styles.label} title={item.label}>
          {name}
          {qualifier !== '' && <span className={styles.qualifier}>{qualifier}</span>}
        </span>
        <span className={styles.count}>
          {item.count !== item.total && <span className={styles.part}>{countText(item.count)} of </span>}
          {countText(item.total)}
        </span>
        {bar !== null && (
          <span className={styles.track} aria-hidden="true">
            <span className={styles.whole} style={{ transform: `scaleX(${bar.whole})` }} />
            <span className={styles.view} style={{ transform: `scaleX(${bar.view})` }} />
          </span>
        )}
      </button>
      {asked === 'no' && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.exclude}
          aria-label={`Exclude ${item.label}`}
          title="Only samples without it (Alt+click)"
          onClick={onExclude}
        >
          <Minus size={13} />
        </button>
      )}
    </li>
  );
};
