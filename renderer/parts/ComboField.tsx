/** A text field with completions, by the rule of `useCombo`. */
import type { KeyboardEvent, Ref } from 'react';
import { foldTag } from '../../shared/caption/identity.ts';
import styles from './ComboField.module.css';
import { CategoryMark } from './TagChip.tsx';
import { useCombo, useComboList } from '../ui/fields/useCombo.ts';

export interface ComboOption {
  readonly text: string;
  readonly count: number | null;
  /** Another name of it, which matched. */
  readonly alias?: string | undefined;
  readonly category: Parameters<typeof CategoryMark>[0]['category'];
}

interface Props {
  readonly label: string;
  /** The label is only for screen readers. */
  readonly bare?: boolean;
  readonly value: string;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly options: readonly ComboOption[];
  readonly onText: (text: string) => void;
  /** Enter on the typed text, with no completion marked. */
  readonly onEnter?: (text: string) => void;
  /** A completion was taken, and the caret stays in the field; by default, it becomes the text. */
  readonly onTake?: (text: string) => void;
  readonly onEscape?: () => void;
  readonly onBlur?: () => void;
  /** Where its completions are: above a field at the foot of the window. */
  readonly opens?: 'down' | 'up';
  readonly ref?: Ref<HTMLInputElement>;
}

/** Names are compared whatever their capitals, underscores and backslashes. */
const foldedNames = ({ text, alias }: ComboOption): readonly string[] =>
  [text, ...(alias === undefined ? [] : [alias])].map(foldTag);

const OptionWords = ({ option: { text, alias, category, count } }: { readonly option: ComboOption }) => (
  <>
    {category !== 'general' && <CategoryMark category={category} />}
    <span className={styles.text}>
      {text}
      {alias !== undefined && <span className={styles.alias}> {alias}</span>}
    </span>
    {count !== null && <span className={styles.count}>{count}</span>}
  </>
);

export const ComboField = (props: Props) => {
  const { label, bare = false, value, placeholder, onText, onEnter, onTake, onEscape, onBlur, ref } = props;
  const typed = foldTag(value).trim();
  // Completions arrive a moment after the letters: those for the letters before must not be used for these.
  const options = props.options.filter((option) => foldedNames(option).some((name) => name.includes(typed)));

  const onKey = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const act = event.key === 'Enter' ? onEnter : event.key === 'Escape' ? onEscape : undefined;
    if (act === undefined) return false;
    event.preventDefault();
    event.stopPropagation();
    act(value);
    return true;
  };
  const list = useComboList();
  const combo = useCombo({
    list,
    items: options,
    value,
    nameOf: ({ text }) => text,
    marksOnly: (option) => typed !== '' && foldedNames(option).some((name) => name.startsWith(typed)),
    // With Tab the focus is about to move to the next field: the accepted completion is this field's final
    // text.
    onTake: ({ text }, _, by) => (by === 'Tab' ? onText : (onTake ?? onText))(text),
    onKey,
    ref,
  });

  return (
    <div className={styles.field}>
      <label {...combo.labelProps} className={bare ? styles.hidden : styles.label}>
        {label}
      </label>
      <input
        {...combo.inputProps}
        type="text"
        className={styles.input}
        spellCheck={false}
        // The field was opened for typing.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={props.autoFocus}
        placeholder={placeholder}
        value={value}
        onChange={(event) => {
          onText(event.target.value);
          combo.open();
        }}
        onBlur={() => {
          // After the focus has moved: a dialog takes it for itself where something inside disappears
          // meanwhile.
          setTimeout(() => {
            combo.close();
            onBlur?.();
          });
        }}
      />
      <div
        {...combo.menuProps}
        aria-label={`${label}: completions`}
        aria-labelledby={undefined}
        className={styles.list}
        data-opens={props.opens}
        hidden={!combo.isOpen}
        // It scrolls, and a browser would make it a tab stop between the fields.
        tabIndex={-1}
        // The field must not lose the focus to a press on the list.
        onPointerDown={(event) => event.preventDefault()}
      >
        {combo.isOpen &&
          options.map((option, index) => (
            <div key={option.text} {...combo.itemProps(index)} className={styles.option}>
              <OptionWords option={option} />
            </div>
          ))}
      </div>
    </div>
  );
};
