/**
 * A text field that offers completions. What is typed counts; a completion is taken only by a word of the user:
 * Down or Up to choose, Enter or Tab to take it, a click.
 */
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import styles from './ComboField.module.css';
import { CategoryMark } from './TagChip.tsx';

export interface ComboOption {
  readonly text: string;
  readonly count: number | null;
  /** Another name of it, by which it was found. */
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
  /** Enter on what is typed, with no completion chosen. */
  readonly onEnter?: (text: string) => void;
  /** A completion was taken; without it, it becomes the text. */
  readonly onTake?: (text: string) => void;
  readonly onEscape?: () => void;
  readonly onBlur?: () => void;
}

export const ComboField = (props: Props) => {
  const {
    label,
    bare = false,
    value,
    placeholder,
    options,
    onText,
    onEnter,
    onTake,
    onEscape,
    onBlur,
  } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const shown = open ? options : [];
  const list = useRef<HTMLDivElement>(null);
  // At the foot of something that scrolls the list would be cut off.
  useEffect(() => {
    if (shown.length > 0) list.current?.scrollIntoView({ block: 'nearest' });
  }, [shown.length]);

  const type = (text: string): void => {
    onText(text);
    setOpen(true);
    setActive(-1);
  };
  const take = (index: number): void => {
    const option = shown[index];
    if (option === undefined) return;
    (onTake ?? onText)(option.text);
    setOpen(false);
    setActive(-1);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = active >= 0 && active < shown.length;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        const by = event.key === 'ArrowDown' ? 1 : -1;
        const next = open ? active + by : 0;
        setOpen(true);
        setActive(Math.max(-1, Math.min(options.length - 1, next)));
        return;
      }
      case 'Enter':
        if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
        if (!chosen && onEnter === undefined) return;
        event.preventDefault();
        if (chosen) take(active);
        else onEnter?.(value);
        return;
      case 'Tab':
        if (!chosen) return;
        event.preventDefault();
        take(active);
        return;
      case 'Escape':
        if (shown.length === 0 && onEscape === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        if (shown.length > 0) setOpen(false);
        else onEscape?.();
        return;
      default:
    }
  };

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={bare ? styles.hidden : styles.label}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        role="combobox"
        className={styles.input}
        spellCheck={false}
        autoComplete="off"
        // The one who opens a field is about to type into it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={props.autoFocus}
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        placeholder={placeholder}
        value={value}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOpen(false);
          onBlur?.();
        }}
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={`${label}: completions`}
        className={styles.list}
        hidden={shown.length === 0}
        // The field must not lose the focus to a press on the list.
        onPointerDown={(event) => event.preventDefault()}
      >
        {shown.map((option, index) => (
          // The field has the focus and the keys; the list is reached through it.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={option.text}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles.option}
            onClick={() => take(index)}
          >
            {option.category !== 'general' && <CategoryMark category={option.category} />}
            <span className={styles.text}>
              {option.text}
              {option.alias !== undefined && <span className={styles.alias}> {option.alias}</span>}
            </span>
            {option.count !== null && <span className={styles.count}>{option.count}</span>}
          </div>
        ))}
      </div>
    </div>
  );
};
