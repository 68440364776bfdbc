/** Below the editor of a proposal: its keys, or why what is typed there cannot be accepted any more. */
import { keyText } from '../../shared/commands/keys.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { Keys } from '../ui/display/Keys.tsx';
import { Note } from '../ui/display/Note.tsx';
import styles from '../ui/fields/TextEditor.module.css';

interface Props {
  /** "this text", "these tags". */
  readonly what: string;
  /** What became of the proposal while it was edited; null: it can be accepted. */
  readonly meanwhile: string | null;
}

export const EditorFoot = ({ what, meanwhile }: Props) => {
  const { platform } = useCommandCentre();
  return (
    <div className={styles.state} role="status">
      {meanwhile !== null && (
        <Note tone="notice">
          {meanwhile} What is typed here cannot be accepted now; it is kept as an edit of this proposal.
        </Note>
      )}
      <p>
        {meanwhile === null && (
          <>
            <Keys keys={keyText('Mod+Enter', platform)} /> accepts {what},{' '}
          </>
        )}
        <Keys keys="Esc" /> leaves the field and keeps {what}.
      </p>
    </div>
  );
};
