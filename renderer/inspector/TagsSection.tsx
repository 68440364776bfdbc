/** A sample's tags in the order of the caption: chips to edit, or the file's own text. */
import { useState } from 'react';
import type { CaptionFile, CaptionOrigin, SampleRow } from '../../shared/api/sample.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { DraftOffer } from '../parts/DraftOffer.tsx';
import { EditableTags } from '../parts/EditableTags.tsx';
import { useBackToSheet } from '../commands/useBackToSheet.ts';
import { useApp } from '../state/AppContext.tsx';
import { type CaptionEdits, useCaptionEdits } from '../state/useCaptionEdits.ts';
import { type Drafting, useDrafting, useReopened } from '../state/useDrafting.ts';
import { useEditedHere } from '../state/useEditedHere.ts';
import { Button } from '../ui/display/Button.tsx';
import { countText } from '../ui/display/numbers.ts';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { TextEditor } from '../ui/fields/TextEditor.tsx';
import { Section } from '../ui/display/Section.tsx';
import { OriginNote } from './OriginNote.tsx';
import styles from './TagsSection.module.css';

type Look = 'chips' | 'text';

interface Props {
  readonly row: SampleRow;
  /** Null until it is loaded. */
  readonly file: CaptionFile | null;
  /** The model that wrote it; null: none did, or it is not known yet. */
  readonly origin: CaptionOrigin | null;
}

interface RawProps {
  readonly text: string;
  readonly edits: CaptionEdits;
  readonly drafting: Drafting;
  readonly editing: boolean;
  readonly begin: () => void;
  readonly end: () => void;
}

const Raw = ({ text, edits, drafting, editing, begin, end }: RawProps) => {
  const backToSheet = useBackToSheet();
  useRequest('edit.tags', begin);
  if (editing) {
    return (
      <TextEditor
        label="Tags as text"
        text={text}
        look="raw"
        drafting={drafting}
        onSave={(typed, base) => edits.setText('tags', typed, base)}
        onClose={() => {
          end();
          backToSheet();
        }}
      />
    );
  }
  return (
    <button type="button" className={styles.raw} aria-label="Edit the tags as text" onClick={begin}>
      {text === '' ? 'Empty. Click to write.' : text}
    </button>
  );
};

export const TagsSection = ({ row, file, origin }: Props) => {
  const { tags } = row;
  const [look, setLook] = useState<Look>('chips');
  const edits = useCaptionEdits(row);
  const drafting = useDrafting(row.relPath, 'tags');
  /** As text. */
  const { editing, begin, end } = useEditedHere(row.relPath);
  const edit = (): void => {
    setLook('text');
    begin();
  };
  useReopened(drafting, edit);
  const openBulk = useApp((state) => state.openBulk);
  const text = file?.text ?? null;
  return (
    <Section
      title="Tags"
      note={tags.state === 'present' ? countText(edits.tags.length) : undefined}
      controls={
        tags.state === 'present' && (
          <Segmented
            label="Tags shown as"
            value={look}
            onChange={setLook}
            choices={[
              { value: 'chips', label: 'Chips' },
              { value: 'text', label: 'Text' },
            ]}
          />
        )
      }
    >
      {!editing && (
        <DraftOffer
          drafting={drafting}
          current={text}
          onRestore={edit}
          onReplace={(draft) => edits.setText('tags', draft.text, text)}
        />
      )}
      {tags.state === 'missing' && <p className={styles.none}>There is no caption with tags.</p>}
      {tags.state === 'present' && edits.tags.length === 0 && (
        <p className={styles.none}>The caption is empty.</p>
      )}
      {tags.state === 'unreadable' ? (
        <>
          <pre className={styles.raw}>{tags.text}</pre>
          <Button size="small" onClick={() => openBulk({ kind: 'convert', tag: null })}>
            Convert to UTF-8...
          </Button>
        </>
      ) : look === 'text' && text !== null ? (
        <Raw
          key={row.relPath}
          text={text}
          edits={edits}
          drafting={drafting}
          editing={editing}
          begin={begin}
          end={end}
        />
      ) : (
        <EditableTags key={row.relPath} row={row} edits={edits} />
      )}
      <OriginNote origin={origin} />
    </Section>
  );
};
