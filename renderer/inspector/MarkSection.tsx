/** The proofreading mark of a sample, and a note to it. */
import { useRef, useState } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import type { Mark } from '../../shared/edit/edit.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Note } from '../ui/Note.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './MarkSection.module.css';
import { Section } from '../ui/Section.tsx';

type Choice = Mark | 'none';

const choices: readonly { readonly value: Choice; readonly label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'reviewed', label: 'Reviewed' },
  { value: 'needs-work', label: 'Needs work' },
  { value: 'excluded', label: 'Excluded' },
];

/** Bound to one sample: see the `key` where it is used. */
export const MarkSection = ({ row }: { readonly row: SampleRow }) => {
  const editNow = useApp((state) => state.editNow);
  const box = useRef<HTMLDivElement>(null);
  const stored = row.mark?.note ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const mark = row.mark?.mark ?? null;
  useRequest('mark.note', () => box.current?.querySelector('input')?.focus());

  const set = (next: Mark | null, note?: string): void => {
    const edit = { kind: 'set-mark', mark: next, ...(note === undefined ? {} : { note }) } as const;
    void editNow(edit, { opening: row.opening, scope: { ids: [row.id] } });
  };
  const keepNote = (): void => {
    if (typed !== null && typed !== stored) set(mark ?? 'needs-work', typed);
    setTyped(null);
  };
  return (
    <Section title="Mark">
      <div ref={box} className={styles.mark}>
        <Segmented
          label="Mark"
          value={mark ?? 'none'}
          choices={choices}
          onChange={(next) => set(next === 'none' ? null : next)}
        />
        {row.mark?.outdated === true && (
          <Note tone="notice">A caption has changed since it was reviewed</Note>
        )}
        <TextField
          label="Note"
          value={typed ?? stored}
          placeholder={mark === null ? 'A note marks it as needing work' : ''}
          maxLength={2000}
          onText={setTyped}
          onBlur={keepNote}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
            if (event.key === 'Escape') setTyped(null);
          }}
        />
      </div>
    </Section>
  );
};
