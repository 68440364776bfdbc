/** The mark of a sample, and a note to it. */
import { useEffect, useRef, useState } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import type { Mark } from '../../shared/edit/mark.ts';
import { useCommandCentre, useRequest } from '../commands/CommandContext.tsx';
import { DraftOffer } from '../parts/DraftOffer.tsx';
import { useDrafting, useReopened } from '../state/useDrafting.ts';
import { useApp } from '../state/AppContext.tsx';
import { Note } from '../ui/display/Note.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { Switch } from '../ui/fields/Switch.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './MarkSection.module.css';
import { Section } from '../ui/display/Section.tsx';

type Choice = Mark | 'none';

const choices: readonly { readonly value: Choice; readonly label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'reviewed', label: 'Reviewed' },
  { value: 'needs-work', label: 'Needs work' },
  { value: 'excluded', label: 'Excluded' },
];

/**
 * The note as it is typed: saved when the field is left, and kept as a draft where it cannot be.
 * @param save returns whether it is saved
 */
const useNote = (row: SampleRow, save: (note: string) => Promise<boolean>) => {
  const field = useRef<HTMLInputElement>(null);
  const stored = row.mark?.note ?? '';
  const [typed, setTyped] = useState<string | null>(null);
  const drafting = useDrafting(row.relPath, 'note');
  const focusNote = (): void => field.current?.focus();
  useRequest('mark.note', focusNote);
  const restore = (): void => {
    if (drafting.found !== null) setTyped(drafting.found.text);
    focusNote();
  };
  useReopened(drafting, restore);
  /** What would be lost if the field were removed now. */
  const unsaved = useRef<(() => void) | null>(null);
  useEffect(() => {
    unsaved.current = typed !== null && typed !== stored ? () => drafting.leave() : null;
  });
  useEffect(() => () => unsaved.current?.(), []);

  const keepNote = async (): Promise<void> => {
    if (typed === null) return;
    setTyped(null);
    unsaved.current = null;
    if (typed === stored || (await save(typed))) drafting.drop();
    else drafting.leave();
  };
  return {
    field,
    stored,
    typed,
    drafting,
    restore,
    keepNote,
    type: (text: string): void => {
      setTyped(text);
      drafting.keep(text, stored);
    },
    escape: (): void => {
      if (typed !== null && typed !== stored) drafting.leave('escaped');
      setTyped(null);
    },
  };
};

/** Bound to one sample: see the `key` where it is used. */
export const MarkSection = ({ row }: { readonly row: SampleRow }) => {
  const { requests } = useCommandCentre();
  const editNow = useApp((state) => state.editNow);
  const stepAfterMark = useApp((state) => state.settings.stepAfterMark);
  const change = useApp((state) => state.changeSettings);
  const mark = row.mark?.mark ?? null;
  const set = async (next: Mark | null, note?: string): Promise<boolean> => {
    const edit = { kind: 'set-mark', mark: next, ...(note === undefined ? {} : { note }) } as const;
    const report = await editNow(edit, { opening: row.opening, scope: { ids: [row.id] } });
    return report !== null && report.conflicts.length + report.failures.length === 0;
  };
  const note = useNote(row, (text) => set(mark ?? 'needs-work', text));
  const { field, stored, typed, drafting, restore, keepNote, type, escape } = note;
  return (
    <Section title="Mark">
      <div className={styles.mark}>
        <Segmented
          label="Mark"
          value={mark ?? 'none'}
          choices={choices}
          onChange={(next) => void set(next === 'none' ? null : next)}
        />
        {row.mark?.outdated === true && (
          <Note tone="notice">A caption has changed since it was reviewed</Note>
        )}
        <Switch
          label="Keys V, W and X go on to the next sample"
          checked={stepAfterMark}
          onChange={(next) => change({ stepAfterMark: next })}
        />
        {typed === null && <DraftOffer drafting={drafting} current={stored} onRestore={restore} />}
        <TextField
          ref={field}
          label="Note"
          value={typed ?? stored}
          placeholder={mark === null ? 'A note marks it as needing work' : ''}
          maxLength={2000}
          onText={type}
          onBlur={() => void keepNote()}
          onKeyDown={(event) => {
            const done = event.key === 'Enter' && !event.nativeEvent.isComposing;
            if (event.key === 'Escape') escape();
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
