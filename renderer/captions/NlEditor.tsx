/** A proposed NL caption being changed before it is accepted: Mod+Enter accepts, Escape keeps the change and leaves the field. */
import { useEffect, type KeyboardEvent } from 'react';
import styles from '../ui/fields/TextEditor.module.css';
import { useFitHeight } from '../ui/hooks/useFitHeight.ts';
import { EditorFoot } from './EditorFoot.tsx';

interface Props {
  readonly text: string;
  /** Why it cannot be accepted any more; null: it can. */
  readonly meanwhile: string | null;
  readonly onText: (text: string) => void;
  readonly onAccept: () => void;
  readonly onLeave: () => void;
  readonly onBlur: () => void;
}

export const NlEditor = ({ text, meanwhile, onText, onAccept, onLeave, onBlur }: Props) => {
  const field = useFitHeight(text);
  useEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, [field]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onAccept();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    }
  };
  return (
    <div className={styles.editor}>
      <textarea
        ref={field}
        dir="auto"
        aria-label="Proposed NL caption"
        className={styles.nl}
        spellCheck
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      <EditorFoot what="this text" meanwhile={meanwhile} />
    </div>
  );
};
