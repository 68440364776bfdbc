/** The list under the query field: completions, or what to begin with. The field keeps the focus; see `SearchBar`. */
import { CornerDownLeft, History } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { CategoryMark } from '../parts/TagChip.tsx';
import styles from './Suggestions.module.css';

export interface Option {
  readonly key: string;
  /** Options with the same one are grouped under it. */
  readonly group: string | null;
  readonly label: string;
  /** The part of the label that was typed. */
  readonly typed: string;
  readonly hint: string | null;
  readonly count: string | null;
  readonly mark: Parameters<typeof CategoryMark>[0]['category'] | 'history' | null;
}

interface Props {
  readonly options: readonly Option[];
  /** For the list and for each option, from `useCombo`. */
  readonly list: ComponentProps<'div'>;
  readonly itemProps: (index: number) => ComponentProps<'div'>;
  /** About the field that the cursor is in. */
  readonly note: ReactNode;
}

const Mark = ({ mark }: { readonly mark: Option['mark'] }) => {
  if (mark === null) return null;
  return mark === 'history' ? <History size={13} /> : <CategoryMark category={mark} />;
};

const Typed = ({ label, typed }: { readonly label: string; readonly typed: string }) => {
  const at = typed === '' ? -1 : label.toLowerCase().indexOf(typed.toLowerCase());
  if (at < 0) return label;
  const end = at + typed.length;
  return (
    <>
      {label.slice(0, at)}
      <strong>{label.slice(at, end)}</strong>
      {label.slice(end)}
    </>
  );
};

export const Suggestions = ({ options, list, itemProps, note }: Props) => (
  // The field must not lose the focus to a press on the list.
  <div className={styles.popup} onPointerDown={(event) => event.preventDefault()}>
    <div
      {...list}
      aria-label="Completions"
      aria-labelledby={undefined}
      // It scrolls, and a browser would make it a tab stop between the fields.
      tabIndex={-1}
      className={styles.list}
    >
      {options.map((option, index) => (
        <div key={option.key} role="presentation">
          {option.group !== null && option.group !== options[index - 1]?.group && (
            <p className={styles.group} role="presentation">
              {option.group}
            </p>
          )}
          <div {...itemProps(index)} className={styles.option}>
            <span className={styles.mark}>
              <Mark mark={option.mark} />
            </span>
            <span className={styles.label}>
              <Typed label={option.label} typed={option.typed} />
            </span>
            {option.hint !== null && <span className={styles.hint}>{option.hint}</span>}
            {option.count !== null && <span className={styles.count}>{option.count}</span>}
            <CornerDownLeft className={styles.enter} size={13} aria-hidden="true" />
          </div>
        </div>
      ))}
    </div>
    {note !== null && <div className={styles.note}>{note}</div>}
  </div>
);
