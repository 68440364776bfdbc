/** Every edit in the journal: when, what, how many files; each can be viewed and undone. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { HistoryEntry } from '../../shared/api/edits.ts';
import { canRetry, historyWords } from '../../shared/edit/historyWords.ts';
import { useConflicts, useHistory } from '../api/edits.ts';
import { useCall } from '../api/ApiContext.tsx';
import { ApiFailure, wordsOf } from '../api/call.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Tooltip } from '../ui/overlays/Tooltip.tsx';
import { momentText } from '../ui/display/dates.ts';
import { amount, countText } from '../ui/display/numbers.ts';
import { EditFiles } from './EditFiles.tsx';
import styles from './HistoryDialog.module.css';

const page = 100;

const takeBackLabel = (entry: HistoryEntry): string =>
  entry.kind === 'undo' || !entry.inForce ? 'Redo' : 'Undo';

/** The effect on the files. */
const takeBackWords = (entry: HistoryEntry): string =>
  takeBackLabel(entry) === 'Undo'
    ? 'Put the files of this edit back as they were. Files that have changed since are left alone.'
    : 'Write this edit again. Files that have changed since are left alone.';

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

const Entry = ({ entry, chosen, onChoose }: EntryProps) => (
  <li>
    <button type="button" className={styles.entry} aria-pressed={chosen} onClick={onChoose}>
      <span className={styles.label} data-back={!entry.inForce}>
        {entry.label}
      </span>
      {entry.about !== '' && <span className={styles.about}>{entry.about}</span>}
      <span className={styles.facts}>
        {momentText(entry.at)} · {amount(entry.files, 'file')}
        {historyWords(entry) !== '' && ` · ${historyWords(entry)}`}
      </span>
    </button>
  </li>
);

/** Files of an edit that were left alone can still be resolved. */
const ResolveButton = ({ edit }: { readonly edit: number }) => {
  const { data: conflicts = [] } = useConflicts(edit);
  const openConflicts = useApp((state) => state.openConflicts);
  if (conflicts.length === 0) return null;
  return (
    <Tooltip text="Another program changed these files, so they were left alone: choose which text stays.">
      <Button onClick={() => openConflicts(edit)}>Resolve {amount(conflicts.length, 'conflict')}...</Button>
    </Tooltip>
  );
};

const canRetryEdit = ({ kind, missed }: HistoryEntry): boolean => kind === 'edit' && canRetry(missed);

/** For files that could not be written: they are tried again, or left as they are. */
const RetryButtons = ({ entry }: { readonly entry: HistoryEntry }) => {
  const call = useCall();
  const say = useApp((state) => state.say);
  const sayReport = useApp((state) => state.sayReport);
  const [busy, setBusy] = useState(false);
  if (!canRetryEdit(entry)) return null;
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      say(wordsOf(error), 'problem');
    } finally {
      setBusy(false);
    }
  };
  const params = { id: entry.id };
  const retry = async (): Promise<void> => sayReport(await call('POST /api/edits/:id/retry', { params }));
  const leave = async (): Promise<void> => void (await call('POST /api/edits/:id/leave', { params }));
  return (
    <>
      <Tooltip text="Write the files that could not be written, or were not reached.">
        <Button disabled={busy} onClick={() => void attempt(retry)}>
          Try again
        </Button>
      </Tooltip>
      <Tooltip text="The files that were missed stay as they are now, and are not offered again.">
        <Button disabled={busy} onClick={() => void attempt(leave)}>
          Leave as they are
        </Button>
      </Tooltip>
    </>
  );
};

/** An undo history that cannot be read: a new one can be started. */
const Damaged = ({ why }: { readonly why: string }) => {
  const call = useCall();
  const cache = useQueryClient();
  const say = useApp((state) => state.say);
  const [busy, setBusy] = useState(false);
  const renew = async (): Promise<void> => {
    setBusy(true);
    try {
      const { kept } = await call('POST /api/journal/renew');
      say(`A new undo history was started. The damaged one is kept as ${kept}.`);
      await cache.invalidateQueries({ queryKey: ['history'] });
    } catch (error) {
      say(wordsOf(error), 'problem');
      setBusy(false);
    }
  };
  return (
    <div className={styles.empty}>
      <p role="alert">{why}</p>
      <Button look="primary" disabled={busy} onClick={() => void renew()}>
        Start a new undo history
      </Button>
    </div>
  );
};

const History = () => {
  const [count, setCount] = useState(page);
  const [chosen, setChosen] = useState<number | null>(null);
  const { data, error } = useHistory(count);
  const undo = useApp((state) => state.undo);
  const finishing = useApp((state) => state.jobs.find(({ kind }) => kind === 'edit'));
  const edits = data?.edits ?? [];
  const entry = edits.find(({ id }) => id === chosen) ?? edits[0];
  if (error instanceof ApiFailure && error.code === 'journal-damaged') return <Damaged why={error.message} />;
  // After a crash the journal is read when the interrupted edit has been finished.
  if (data === undefined && finishing !== undefined) {
    const { label, done, total } = finishing;
    const how = total === null ? '' : ` (${countText(done)} of ${countText(total)} files)`;
    return <p className={styles.empty}>{`${label}${how}`}</p>;
  }
  if (data !== undefined && entry === undefined) {
    return <p className={styles.empty}>Nothing has been edited yet. Every change can be undone here.</p>;
  }
  return (
    <div className={styles.columns}>
      <ol className={styles.list} aria-label="Edits, newest first">
        {edits.map((each) => (
          <Entry
            key={each.id}
            entry={each}
            chosen={each.id === entry?.id}
            onChoose={() => setChosen(each.id)}
          />
        ))}
        {data !== undefined && data.total > edits.length && (
          <li>
            <Button look="quiet" onClick={() => setCount(count + page)}>
              Show more of {countText(data.total)}
            </Button>
          </li>
        )}
        {data !== undefined && data.pruned > 0 && (
          <li className={styles.notice}>
            {data.pruned === 1 ? 'An older edit was' : `${countText(data.pruned)} older edits were`} dropped:
            the undo history has reached the size set in Settings.
          </li>
        )}
        {data?.notices.map((notice) => (
          <li key={notice} className={styles.notice}>
            {notice}
          </li>
        ))}
      </ol>
      {entry !== undefined && (
        <section className={styles.files} aria-label="Files of this edit">
          <div className={styles.head}>
            <span className={styles.title}>{entry.label}</span>
            <ResolveButton edit={entry.id} />
            <RetryButtons entry={entry} />
            {entry.state === 'done' && (entry.inForce || !canRetryEdit(entry)) && (
              <Tooltip text={takeBackWords(entry)}>
                <Button onClick={() => void undo(entry.id)}>{takeBackLabel(entry)}</Button>
              </Tooltip>
            )}
          </div>
          <EditFiles key={entry.id} edit={entry.id} total={entry.files} about={entry.about} />
        </section>
      )}
    </div>
  );
};

export const HistoryDialog = () => {
  const open = useApp((state) => state.overlay === 'history');
  const close = useApp((state) => state.closeOverlay);
  return (
    <Dialog open={open} onClose={close} title="History" width="full">
      {open && <History />}
    </Dialog>
  );
};
