/** Files that were left alone because another program had changed them: side by side, and the user's choice. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Conflict } from '../../shared/api/edits.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useConflicts } from '../api/edits.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Dialog, DialogBody } from '../ui/overlays/Dialog.tsx';
import { Difference } from '../parts/Difference.tsx';
import { amount } from '../ui/display/numbers.ts';
import styles from './ConflictsDialog.module.css';

interface Props {
  readonly edit: number;
  readonly conflict: Conflict;
}

const unitOf = (relPath: string): 'tags' | 'nl' => (/_nl|\.nl/i.test(relPath) ? 'nl' : 'tags');

const One = ({ edit, conflict }: Props) => {
  const call = useCall();
  const cache = useQueryClient();
  const say = useApp((state) => state.say);
  const { n, relPath, before, ours, theirs } = conflict;
  const [merge, setMerge] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const settle = async (text: { readonly text?: string | null }): Promise<void> => {
    setBusy(true);
    try {
      await call('POST /api/edits/:id/conflicts', { params: { id: edit }, body: { n, theirs, ...text } });
      await cache.invalidateQueries({ queryKey: ['conflicts', edit] });
    } catch (error) {
      say(wordsOf(error), 'problem');
    } finally {
      setBusy(false);
    }
  };
  return (
    <article className={styles.conflict} aria-label={relPath}>
      <h3 className={styles.path}>{relPath}</h3>
      <div className={styles.sides}>
        <section>
          <h4 className={styles.side}>Ours: the text of this edit</h4>
          <Difference before={before} after={ours} unit={unitOf(relPath)} />
          <Button disabled={busy} onClick={() => void settle({ text: ours })}>
            Take ours
          </Button>
        </section>
        <section>
          <h4 className={styles.side}>Theirs: what is on disk now</h4>
          <Difference before={before} after={theirs} unit={unitOf(relPath)} />
          <Button disabled={busy} onClick={() => void settle({})}>
            Keep theirs
          </Button>
        </section>
      </div>
      {merge === null ? (
        <Button className={styles.byHand} disabled={busy} onClick={() => setMerge(theirs ?? ours ?? '')}>
          Merge by hand...
        </Button>
      ) : (
        <div className={styles.merge}>
          <textarea
            aria-label={`Merged text of ${relPath}`}
            className={styles.text}
            dir="auto"
            rows={4}
            value={merge}
            onChange={(event) => setMerge(event.target.value)}
          />
          <Button look="primary" disabled={busy} onClick={() => void settle({ text: merge })}>
            Write this
          </Button>
        </div>
      )}
    </article>
  );
};

const Conflicts = ({ edit }: { readonly edit: number }) => {
  const { data: conflicts } = useConflicts(edit);
  if (conflicts === undefined) return null;
  if (conflicts.length === 0) return <p role="status">All conflicts are resolved.</p>;
  return (
    <>
      <p className={styles.about}>
        {amount(conflicts.length, 'file')} had been changed when the edit came to write{' '}
        {conflicts.length === 1 ? 'it' : 'them'}, and {conflicts.length === 1 ? 'was' : 'were'} left alone.
      </p>
      {conflicts.map((conflict) => (
        <One key={conflict.n} edit={edit} conflict={conflict} />
      ))}
    </>
  );
};

export const ConflictsDialog = () => {
  const open = useApp((state) => state.overlay === 'conflicts');
  const edit = useApp((state) => state.conflictsOf);
  const close = useApp((state) => state.closeOverlay);
  return (
    <Dialog open={open && edit !== null} onClose={close} title="Conflicts" width="wide">
      <DialogBody>{edit !== null && <Conflicts edit={edit} />}</DialogBody>
    </Dialog>
  );
};
