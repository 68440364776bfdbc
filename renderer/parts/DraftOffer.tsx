/** A text of this sample that was typed and not saved: to be restored, or discarded. */
import { useEffect } from 'react';
import type { Draft, DraftField } from '../../shared/api/drafts.ts';
import type { Drafting } from '../state/useDrafting.ts';
import { Button } from '../ui/display/Button.tsx';
import { momentText } from '../ui/display/dates.ts';
import { Note } from '../ui/display/Note.tsx';
import styles from './DraftOffer.module.css';

export const draftNames: Readonly<Record<DraftField, string>> = {
  nl: 'NL caption',
  tags: 'tags',
  tag: 'tag',
  note: 'note',
  nlProposal: 'edit of a proposed NL caption',
  tagsProposal: 'edit of proposed tags',
};

/** More of it is not needed to recognise it. */
const shown = 160;

export const excerptOf = ({ text }: Draft): string =>
  text === '' ? '(empty)' : text.length > shown ? `${text.slice(0, shown)}...` : text;

interface Props {
  readonly drafting: Drafting;
  /** What is on disk now; null: not known yet. */
  readonly current: string | null;
  readonly onRestore: (draft: Draft) => void;
  /** Writes the draft over the current text, which the user sees beside it. Resolves to whether it is written. */
  readonly onReplace?: (draft: Draft) => Promise<boolean>;
}

export const DraftOffer = ({ drafting, current, onRestore, onReplace }: Props) => {
  const { found, drop } = drafting;
  // It was saved after all, when the window closed.
  const saved = found !== null && found.field !== 'tag' && found.text === current;
  useEffect(() => {
    if (saved) drop();
  }, [saved, drop]);
  if (found === null || saved) return null;
  const changed = found.field !== 'tag' && current !== null && current !== (found.base ?? '');
  const replace = async (): Promise<void> => {
    if (await onReplace?.(found)) drop();
  };
  return (
    <div className={styles.offer}>
      <Note tone="notice">
        Unsaved {draftNames[found.field]} from {momentText(found.at)}
        {changed && '. What is on disk has changed since'}
      </Note>
      <p className={styles.text} dir="auto" data-selectable>
        {excerptOf(found)}
      </p>
      <div className={styles.buttons}>
        <Button size="small" onClick={() => onRestore(found)}>
          Restore the unsaved {draftNames[found.field]}
        </Button>
        {changed && onReplace !== undefined && (
          <Button size="small" onClick={() => void replace()}>
            Replace what is on disk
          </Button>
        )}
        <Button size="small" look="quiet" onClick={drop}>
          Discard it
        </Button>
      </div>
    </div>
  );
};
