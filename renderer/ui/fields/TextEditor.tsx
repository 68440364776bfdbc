/**
 * A text that is edited in place: saved when the field is left or by Mod+S, kept as a draft by Escape.
 * Unsaved text is visibly marked. The platform checks the spelling, and Mod+Z works on what is typed.
 */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useFitHeight } from '../hooks/useFitHeight.ts';
import styles from './TextEditor.module.css';

/** Where typed and unsaved text is kept. */
export interface TextDrafting {
  /** The unsaved text there: the editing continues with it. */
  readonly found: { readonly text: string; readonly base: string | null } | null;
  readonly keep: (text: string, base: string) => void;
  /** The field is removed without its text being saved. */
  readonly leave: (how?: 'escaped') => void;
  readonly drop: () => void;
}

interface Props {
  readonly label: string;
  /** As it is on disk when the editing begins. */
  readonly text: string;
  readonly look: 'nl' | 'raw';
  readonly spellCheck?: boolean;
  readonly drafting: TextDrafting;
  /**
   * @param base the text when it was last saved or opened: nothing else may be overwritten
   * @returns whether it is saved; where not, the field stays open with what was typed
   */
  readonly onSave: (text: string, base: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** The typed text and the one on disk, and how one becomes the other. */
const useEditing = ({ text, drafting, onSave, onClose }: Props) => {
  const [begun] = useState(() => ({ draft: drafting.found, base: drafting.found?.base ?? text, text }));
  const [base, setBase] = useState(begun.base);
  const [typed, setTyped] = useState(begun.draft?.text ?? text);
  const [saving, setSaving] = useState(false);
  const dirty = typed !== base;
  /** Saves what is typed; what cannot be saved stays a draft. */
  const keepOrSave = async (): Promise<boolean> => {
    const saved = await onSave(typed, base);
    if (saved) drafting.drop();
    else drafting.leave();
    return saved;
  };
  /** Known at once, before it is drawn: the field may be left and removed in one moment. */
  const isSaving = useRef(false);
  /** What would be lost if the field were removed now. */
  const unsaved = useRef<(() => void) | null>(null);
  useEffect(() => {
    unsaved.current = dirty && !isSaving.current ? () => void keepOrSave() : null;
  });
  // The focus may go on to another sample: the text belongs to this one, and is saved there.
  useEffect(() => () => unsaved.current?.(), []);

  const save = async (close: boolean): Promise<void> => {
    if (isSaving.current) return;
    if (dirty) {
      isSaving.current = true;
      unsaved.current = null;
      setSaving(true);
      const saved = await keepOrSave();
      isSaving.current = false;
      setSaving(false);
      if (!saved) return;
      setBase(typed);
    } else if (drafting.found !== null) {
      drafting.drop();
    }
    if (close) onClose();
  };
  return {
    typed,
    saving,
    dirty,
    /** The draft is based on another text than the one that is on disk now. */
    outdated: begun.draft !== null && begun.base !== begun.text,
    type: (value: string): void => {
      setTyped(value);
      drafting.keep(value, base);
    },
    save,
    /** Closes the field and keeps what was typed as a draft. */
    escape: (): void => {
      unsaved.current = null;
      if (dirty) drafting.leave('escaped');
      setTyped(base);
      onClose();
    },
  };
};

export const TextEditor = (props: Props) => {
  const { label, look, spellCheck = false } = props;
  const { typed, saving, dirty, outdated, type, save, escape } = useEditing(props);
  const field = useFitHeight(typed);
  useEffect(() => {
    // With the line below it, which says that something is not saved.
    field.current?.parentElement?.scrollIntoView({ block: 'nearest' });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [field, typed]);
  useEffect(() => {
    field.current?.focus();
    // Where writing continues: behind the last word, not behind the line end after it.
    const end = typed.trimEnd().length;
    field.current?.setSelectionRange(end, end);
    // Only when the field appears.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    const mod = event.ctrlKey || event.metaKey;
    if (mod && event.key.toLowerCase() === 's') {
      event.preventDefault();
      void save(false);
    } else if (mod && event.key === 'Enter') {
      event.preventDefault();
      void save(true);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      escape();
    }
  };
  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        dir="auto"
        aria-label={label}
        className={styles[look]}
        data-dirty={dirty}
        spellCheck={spellCheck}
        value={typed}
        onChange={({ target }) => type(target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void save(true)}
      />
      <p className={styles.state} role="status">
        {saving && 'Saving...'}
        {!saving &&
          dirty &&
          'Not saved yet. Leaving the field saves; Esc closes it and keeps the text as a draft.'}
        {!saving &&
          outdated &&
          ' What is on disk has changed since this was typed, and is not written over: Esc shows both.'}
      </p>
    </div>
  );
};
