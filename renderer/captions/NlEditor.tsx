/** A proposed NL caption being changed before it is accepted: Mod+Enter accepts, Escape keeps the change and leaves the field. */
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { keyText } from '../../shared/commands/keys.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import styles from './NlEditor.module.css';

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onAccept: () => void;
  readonly onLeave: () => void;
}

export const NlEditor = ({ text, onText, onAccept, onLeave }: Props) => {
  const { platform } = useCommandCentre();
  const field = useRef<HTMLTextAreaElement>(null);
  // The field is as high as its text.
  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [text]);
  useEffect(() => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  }, []);
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
        aria-label="Proposed NL caption"
        className={styles.field}
        spellCheck
        value={text}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={onKeyDown}
      />
      <p className={styles.hint}>
        <Keys keys={keyText('Mod+Enter', platform)} /> accepts this text, <Keys keys="Esc" /> leaves the field
        and keeps it.
      </p>
    </div>
  );
};
