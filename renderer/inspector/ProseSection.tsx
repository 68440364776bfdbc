/** A sample's natural-language caption: set to be read, with the names of characters marked, and edited in place. */
import { useMemo, useState, type ReactNode } from 'react';
import type { CaptionFile, SampleRow } from '../../shared/api/sample.ts';
import { tagKey } from '../../shared/caption/identity.ts';
import { findMentions, nameFinder, titledName } from '../../shared/caption/mentions.ts';
import { useCompletions } from '../api/queries.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useBackToSheet } from '../commands/useBackToSheet.ts';
import { useCaptionEdits } from '../state/useCaptionEdits.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { Prose } from '../ui/Prose.tsx';
import { TextEditor } from '../ui/TextEditor.tsx';
import styles from './ProseSection.module.css';
import { Section } from './Section.tsx';
import { proseWords } from './words.ts';

interface Props {
  readonly row: SampleRow;
  /** Null until it is there. */
  readonly file: CaptionFile | null;
}

/** Characters of the dataset whose names are looked for. */
const charactersKnown = 200;

const characterKeys = ({ tags }: SampleRow): readonly string[] =>
  tags.state === 'present'
    ? tags.tags.filter(({ category }) => category === 'character').map(({ text }) => tagKey(text))
    : [];

const Marked = ({ text, own }: { readonly text: string; readonly own: readonly string[] }) => {
  const { data: characters = [] } = useCompletions('', 'character', charactersKnown);
  const finder = useMemo(() => nameFinder([...own, ...characters.map(({ key }) => key)]), [own, characters]);
  const parts: ReactNode[] = [];
  let from = 0;
  for (const { start, end, key } of finder(text)) {
    const known = own.includes(key);
    parts.push(
      text.slice(from, start),
      <mark
        key={start}
        className={known ? styles.name : styles.other}
        title={known ? `The tags name ${key}` : `The tags do not name ${key}`}
      >
        {text.slice(start, end)}
      </mark>,
    );
    from = end;
  }
  return (
    <Prose>
      {parts}
      {text.slice(from)}
    </Prose>
  );
};

export const ProseSection = ({ row, file }: Props) => {
  const { nl } = row;
  const { setText } = useCaptionEdits(row);
  const backToSheet = useBackToSheet();
  const [editing, setEditing] = useState<number | null>(null);
  const text = nl.state === 'missing' ? '' : nl.text.trim();
  const own = useMemo(() => characterKeys(row), [row]);
  const raw = nl.state === 'missing' ? '' : (file?.text ?? null);
  const editable = nl.state !== 'unreadable' && raw !== null;
  const edit = (): void => setEditing(row.id);
  useRequest('edit.prose', editable ? edit : null);
  const unnamed = text === '' ? [] : own.filter((key) => findMentions(text, [key]).length === 0);
  return (
    <Section
      title="Prose"
      note={text === '' ? undefined : proseWords(text)}
      controls={
        editable &&
        editing !== row.id && (
          <Button look="quiet" size="small" onClick={edit}>
            {text === '' ? 'Write' : 'Edit'}
          </Button>
        )
      }
    >
      {editing === row.id && editable ? (
        <TextEditor
          key={row.id}
          label="Prose"
          text={raw}
          look="prose"
          spellCheck
          onSave={(typed, base) => setText('nl', typed, nl.state === 'missing' && base === '' ? null : base)}
          onClose={() => {
            setEditing(null);
            backToSheet();
          }}
        />
      ) : (
        <>
          {nl.state === 'missing' && <p className={styles.none}>There is no caption in prose.</p>}
          {nl.state === 'present' && text === '' && <p className={styles.none}>The caption is empty.</p>}
          {text !== '' && (
            <div data-selectable className={nl.state === 'unreadable' ? styles.lossy : undefined}>
              <Marked text={text} own={own} />
            </div>
          )}
          {nl.state === 'present' && unnamed.length > 0 && (
            <p className={styles.note}>
              <Note tone="notice">Does not name {unnamed.map(titledName).join(', ')}</Note>
            </p>
          )}
        </>
      )}
    </Section>
  );
};
