/** One filter: a click adds it to the query, or removes it again. */
import { Check, ChevronRight, Minus } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { FacetItem } from '../../shared/api/view.ts';
import { classes } from '../ui/styles/classes.ts';
import { ContextMenu, ContextMenuItem, ContextMenuSeparator } from '../ui/overlays/ContextMenu.tsx';
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
  /** What it is called here, where that is less than its label. */
  readonly name?: string;
  /** In a tree: how deep it stands, and whether what is below it is shown; null: there is nothing. */
  readonly depth?: number;
  readonly open?: boolean | null;
  readonly onFold?: (open: boolean) => void;
  /** What else can be done with it: in its menu, and by key. */
  readonly actions?: readonly RowAction[];
  /** In place of the counts, where there are none. */
  readonly note?: { readonly text: string; readonly about: string } | undefined;
}

export interface RowAction {
  readonly label: string;
  readonly run: () => void;
  /** A letter, or the name of a key: with the item in focus it does this. */
  readonly key?: string;
}

const numbersOf = ({ count, total }: FacetItem): string =>
  count === total ? countText(total) : `${countText(count)} of ${countText(total)}`;

/** It is only visible because another one is selected. */
const isAside = ({ count }: FacetItem, asked: Asked): boolean => count === 0 && asked === 'no';

const nameOf = (item: FacetItem, asked: Asked, few: boolean, note: Props['note']): string =>
  [item.label, note?.about ?? `${numbersOf(item)} samples`, few && 'few', asked === 'without' && 'excluded']
    .filter(Boolean)
    .join(', ');

/** "perlica" and " (arknights)": the part that many labels share is drawn less strongly. */
const splitQualifier = (label: string): readonly [name: string, qualifier: string] => {
  const at = label.endsWith(')') ? label.lastIndexOf(' (') : -1;
  return at <= 0 ? [label, ''] : [label.slice(0, at), label.slice(at)];
};

const noActions: readonly RowAction[] = [];

const meantBy = (
  actions: readonly RowAction[],
  { key, altKey, ctrlKey, metaKey }: KeyboardEvent,
): RowAction | undefined =>
  altKey || ctrlKey || metaKey
    ? undefined
    : actions.find((action) => action.key?.toLowerCase() === key.toLowerCase());

interface FoldProps {
  readonly label: string;
  readonly depth: number;
  readonly open: boolean;
  readonly onFold: Props['onFold'] | undefined;
}

const FoldButton = ({ label, depth, open, onFold }: FoldProps) => (
  <button
    type="button"
    tabIndex={-1}
    className={styles.fold}
    style={{ left: `${(depth - 1) * 12}px` }}
    aria-label={`Folders in ${label}`}
    aria-expanded={open}
    onClick={() => onFold?.(!open)}
  >
    <ChevronRight size={13} aria-hidden="true" />
  </button>
);

const Counts = ({ item, note, aside }: Pick<Props, 'item' | 'note'> & { readonly aside: boolean }) => (
  <span className={styles.count} title={note?.about}>
    {note?.text}
    {note === undefined && !aside && item.count !== item.total && (
      <span className={styles.part}>{countText(item.count)} of </span>
    )}
    {note === undefined && countText(item.total)}
  </span>
);

export const FilterRow = (props: Props) => {
  const { item, asked, few, bar, onToggle, onExclude, actions = noActions, note } = props;
  const { depth = 0, open = null, onFold } = props;
  const [name, qualifier] = props.name === undefined ? splitQualifier(item.label) : [props.name, ''];
  const aside = isAside(item, asked);
  const onKeyDown = (event: KeyboardEvent): void => {
    const folds =
      (event.key === 'ArrowRight' && open === false) || (event.key === 'ArrowLeft' && open === true);
    const act = folds
      ? () => onFold?.(!open)
      : event.key === 'Enter' && event.altKey
        ? onExclude
        : meantBy(actions, event)?.run;
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const line = (
    <li data-menu className={classes(styles.row, styles[asked], few && styles.few, aside && styles.aside)}>
      <button
        type="button"
        data-stop
        className={styles.main}
        style={depth === 0 ? undefined : { paddingLeft: `calc(var(--space-05) + ${depth} * 12px)` }}
        aria-pressed={asked !== 'no'}
        aria-label={nameOf(item, asked, few, note)}
        aria-keyshortcuts={actions.flatMap(({ key = [] }) => key).join(' ') || undefined}
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
        <Counts item={item} note={note} aside={aside} />
        {bar !== null && (
          <span className={styles.track} aria-hidden="true">
            <span className={styles.whole} style={{ transform: `scaleX(${bar.whole})` }} />
            <span className={styles.view} style={{ transform: `scaleX(${bar.view})` }} />
          </span>
        )}
      </button>
      {open !== null && <FoldButton label={item.label} depth={depth} open={open} onFold={onFold} />}
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
  return (
    <ContextMenu trigger={line}>
      <ContextMenuItem onSelect={onToggle} keys="Enter">
        {asked === 'no' ? 'Only samples with it' : 'Remove it from the query'}
      </ContextMenuItem>
      {asked === 'no' && (
        <ContextMenuItem onSelect={onExclude} keys="Alt+Enter">
          Only samples without it
        </ContextMenuItem>
      )}
      {actions.length > 0 && <ContextMenuSeparator />}
      {actions.map(({ label, run, key }) => (
        <ContextMenuItem key={label} onSelect={run} keys={key}>
          {label}
        </ContextMenuItem>
      ))}
    </ContextMenu>
  );
};
