/** The proofreading mark of a sample, and a note to it. */
import { useRef, useState } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import type { Mark } from '../../shared/edit/edit.ts';
import { useCommandCentre, useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { Note } from '../ui/Note.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Switch } from '../ui/Switch.tsx';
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
  const { requests } = useCommandCentre();
  const editNow = useApp((state) => state.editNow);
  const stepAfterMark = useApp((state) => state.settings.stepAfterMark);
  const change = useApp((state) => state.changeSettings);
  const field = useRef<HTMLInputElement>(null);
  const stored = row.mark?.note ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const mark = row.mark?.mark ?? null;
  useRequest('mark.note', () => field.current?.focus());

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
      <div className={styles.mark}>
        <Segmented
          label="Mark"
          value={mark ?? 'none'}
          choices={choices}
          onChange={(next) => set(next === 'none' ? null : next)}
        />
        {row.mark?.outdated === true && (
          <Note tone="notice">A caption has changed since it was reviewed</Note>
        )}
        <Switch
          label="Keys V, W and X go on to the next sample"
          checked={stepAfterMark}
          onChange={(next) => change({ stepAfterMark: next })}
        />
        <TextField
          ref={field}
          label="Note"
          value={typed ?? stored}
          placeholder={mark === null ? 'A note marks it as needing work' : ''}
          maxLength={2000}
          onText={setTyped}
          onBlur={keepNote}
          onKeyDown={(event) => {
            const done = event.key === 'Enter' && !event.nativeEvent.isComposing;
            if (event.key === 'Escape') setTyped(null);
            else if (!done) return;
            event.preventDefault();
            event.stopPropagation();
            // After what was typed has gone: leaving the field keeps it.
            queueMicrotask(() => requests.send('sheet.focus'));
          }}
        />
      </div>
    </Section>
  );
};
