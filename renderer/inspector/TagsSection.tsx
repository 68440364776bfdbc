/** A sample's tags in the order of the caption: chips to edit, or the file's own text. */
import { useState } from 'react';
import type { CaptionFile, SampleRow } from '../../shared/api/sample.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { EditableTags } from '../commands/EditableTags.tsx';
import { useBackToSheet } from '../commands/useBackToSheet.ts';
import { useApp } from '../state/AppContext.tsx';
import { type CaptionEdits, useCaptionEdits } from '../state/useCaptionEdits.ts';
import { Button } from '../ui/Button.tsx';
import { countText } from '../ui/numbers.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { TextEditor } from '../ui/TextEditor.tsx';
import { Section } from '../ui/Section.tsx';
import styles from './TagsSection.module.css';

type Look = 'chips' | 'text';

interface Props {
  readonly row: SampleRow;
  /** Null until it is there. */
  readonly file: CaptionFile | null;
}

const Raw = ({ text, edits }: { readonly text: string; readonly edits: CaptionEdits }) => {
  const [editing, setEditing] = useState(false);
  const backToSheet = useBackToSheet();
  useRequest('edit.tags', () => setEditing(true));
  if (editing) {
    return (
      <TextEditor
        label="Tags as text"
        text={text}
        look="raw"
        onSave={(typed, base) => edits.setText('tags', typed, base)}
        onClose={() => {
          setEditing(false);
          backToSheet();
        }}
      />
    );
  }
  return (
    <button
      type="button"
      className={styles.raw}
      aria-label="Edit the tags as text"
      onClick={() => setEditing(true)}
    >
      {text === '' ? 'Empty. Press to write.' : text}
    </button>
  );
};

export const TagsSection = ({ row, file }: Props) => {
  const { tags } = row;
  const [look, setLook] = useState<Look>('chips');
  const edits = useCaptionEdits(row);
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
        <Raw key={row.id} text={text} edits={edits} />
      ) : (
        <EditableTags key={row.id} row={row} edits={edits} />
      )}
    </Section>
  );
};
