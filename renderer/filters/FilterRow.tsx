/** One filter: a click adds it to the query, or removes it again. */
import { Check, Minus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { FacetItem } from '../../shared/api/view.ts';
import { classes } from '../ui/styles/classes.ts';
import { ContextMenu, ContextMenuItem } from '../ui/overlays/ContextMenu.tsx';
import { countText } from '../ui/display/numbers.ts';
import styles from './FilterRow.module.css';
import type { Asked } from './filterGroups.ts';

interface Props {
  readonly item: FacetItem;
  readonly asked: Asked;
  readonly few: boolean;
  /** Shares of the longest bar of the group; null: no bar. */
  readonly bar: { readonly view: number; readonly whole: number } | null;
  readonly onToggle: () => void;
  readonly onExclude: () => void;
  /** The item is a tag: the key R renames it, and a menu offers more. */
  readonly tag?: { readonly rename: () => void; readonly remove: () => void };
}

const numbersOf = ({ count, total }: FacetItem): string =>
  count === total ? countText(total) : `${countText(count)} of ${countText(total)}`;

/** It is only visible because another one is selected. */
const isAside = ({ count }: FacetItem, asked: Asked): boolean => count === 0 && asked === 'no';

const nameOf = (item: FacetItem, asked: Asked, few: boolean): string =>
  [item.label, `${numbersOf(item)} samples`, few && 'few', asked === 'without' && 'excluded']
    .filter(Boolean)
    .join(', ');

/** "perlica" and " (arknights)": the part that many labels share is drawn less strongly. */
const splitQualifier = (label: string): readonly [name: string, qualifier: string] => {
  const at = label.endsWith(')') ? label.lastIndexOf(' (') : -1;
  return at <= 0 ? [label, ''] : [label.slice(0, at), label.slice(at)];
};

const isR = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'r' && !altKey && !ctrlKey && !metaKey;

export const FilterRow = ({ item, asked, few, bar, onToggle, onExclude, tag }: Props) => {
  const [name, qualifier] = splitQualifier(item.label);
  const aside = isAside(item, asked);
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = event.key === 'Enter' && event.altKey ? onExclude : isR(event) ? tag?.rename : undefined;
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const line = (
    <li className={classes(styles.row, styles[asked], few && styles.few, aside && styles.aside)}>
      <button
        type="button"
        data-stop
        className={styles.main}
        aria-pressed={asked !== 'no'}
        aria-label={nameOf(item, asked, few)}
        aria-keyshortcuts={tag === undefined ? undefined : 'R'}
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
          {!aside && item.count !== item.total && (
            <span className={styles.part}>{countText(item.count)} of </span>
          )}
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
  if (tag === undefined) return line;
  return (
    <ContextMenu trigger={line}>
      <ContextMenuItem onSelect={onToggle}>
        {asked === 'no' ? 'Only samples with it' : 'Remove it from the query'}
      </ContextMenuItem>
      {asked === 'no' && (
        <ContextMenuItem onSelect={onExclude} keys="Alt+Click">
          Only samples without it
        </ContextMenuItem>
      )}
      <ContextMenuItem onSelect={tag.rename} keys="R">
        Rename it everywhere...
      </ContextMenuItem>
      <ContextMenuItem onSelect={tag.remove}>Remove it everywhere...</ContextMenuItem>
    </ContextMenu>
  );
};
