/** A sample's natural-language caption: set to be read, with the names of characters marked, and edited in place. */
import type { CaptionFile, CaptionOrigin, SampleRow } from '../../shared/api/sample.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { DraftOffer } from '../parts/DraftOffer.tsx';
import { NamedNlCaption, UnnamedNote } from '../parts/NamedNlCaption.tsx';
import { useBackToSheet } from '../commands/useBackToSheet.ts';
import { useCaptionEdits } from '../state/useCaptionEdits.ts';
import { useDrafting } from '../state/useDrafting.ts';
import { useEditedHere } from '../state/useEditedHere.ts';
import { Button } from '../ui/display/Button.tsx';
import { TextEditor } from '../ui/fields/TextEditor.tsx';
import styles from './NlSection.module.css';
import { Section } from '../ui/display/Section.tsx';
import { nlSizeWords } from './labels.ts';
import { OriginNote } from './OriginNote.tsx';

interface Props {
  readonly row: SampleRow;
  /** Null until it is loaded. */
  readonly file: CaptionFile | null;
  /** The model that wrote it; null: none did, or it is not known yet. */
  readonly origin: CaptionOrigin | null;
}

export const NlSection = ({ row, file, origin }: Props) => {
  const { nl } = row;
  const { setText } = useCaptionEdits(row);
  const backToSheet = useBackToSheet();
  const drafting = useDrafting(row.relPath, 'nl');
  const { editing, begin: edit, end } = useEditedHere(row.relPath);
  const text = nl.state === 'missing' ? '' : nl.text.trim();
  const raw = nl.state === 'missing' ? '' : (file?.text ?? null);
  const editable = nl.state !== 'unreadable' && raw !== null;
  useRequest('edit.prose', editable ? edit : null);
  return (
    <Section
      title="NL caption"
      note={text === '' ? undefined : nlSizeWords(text)}
      controls={
        editable &&
        !editing && (
          <Button look="quiet" size="small" onClick={edit}>
            {text === '' ? 'Write' : 'Edit'}
          </Button>
        )
      }
    >
      {editing && editable ? (
        <TextEditor
          key={row.relPath}
          label="NL caption"
          text={raw}
          look="nl"
          spellCheck
          drafting={drafting}
          onSave={(typed, base) => setText('nl', typed, nl.state === 'missing' && base === '' ? null : base)}
          onClose={() => {
            end();
            backToSheet();
          }}
        />
      ) : (
        <>
          <DraftOffer
            drafting={drafting}
            current={raw}
            onRestore={edit}
            onReplace={(draft) => setText('nl', draft.text, nl.state === 'missing' ? null : raw)}
          />
          {nl.state === 'missing' && <p className={styles.none}>There is no NL caption.</p>}
          {nl.state === 'present' && text === '' && <p className={styles.none}>The caption is empty.</p>}
          {text !== '' && (
            <div data-selectable className={nl.state === 'unreadable' ? styles.lossy : undefined}>
              <NamedNlCaption row={row} />
            </div>
          )}
          <p className={styles.note}>
            <UnnamedNote row={row} />
          </p>
          <OriginNote origin={origin} />
        </>
      )}
    </Section>
  );
};
