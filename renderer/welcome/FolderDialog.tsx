/** Chooses a dataset's folder where the system's own dialog cannot be had: in a browser. */
import { CornerLeftUp, Folder } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { FolderListing } from '../../shared/api/dataset.ts';
import { useCall } from '../api/ApiContext.tsx';
import { wordsOf } from '../api/call.ts';
import { useHomeFolder } from '../api/queries.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogFoot } from '../ui/Dialog.tsx';
import { amount } from '../ui/numbers.ts';
import { TextField } from '../ui/TextField.tsx';
import styles from './FolderDialog.module.css';

const Browser = () => {
  const store = useAppStore();
  const busy = useApp((state) => state.opening !== null);
  const call = useCall();
  const first = useHomeFolder();
  const [chosen, setChosen] = useState<FolderListing | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const data = chosen ?? first.data;
  const here = data?.path ?? '';
  const above = data?.parent ?? null;
  const text = typed ?? here;

  /** A folder that cannot be read leaves the list as it is. */
  const go = async (path: string): Promise<void> => {
    try {
      setChosen(await call('GET /api/folders', { query: { path } }));
      setTyped(null);
      setRefused(null);
    } catch (error) {
      setRefused(wordsOf(error));
    }
  };
  const open = async (): Promise<void> => {
    const problem = await store.getState().openDataset({ path: text });
    if (problem === null) store.getState().closeOverlay();
    else setRefused(problem);
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed === null || typed === here) void open();
    else void go(typed);
  };
  const problem = refused ?? (first.error === null ? null : wordsOf(first.error));

  return (
    <>
      <form className={styles.path} onSubmit={onSubmit}>
        <TextField
          label="Folder on the machine that Proofsheet runs on"
          value={text}
          onText={setTyped}
          problem={problem}
          // The dialog was opened to fill this in.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
        <Button type="submit" className={styles.go}>
          Go
        </Button>
      </form>
      <ul className={styles.list} aria-label="Folders">
        {above !== null && (
          <li>
            <button type="button" className={styles.folder} onClick={() => void go(above)}>
              <CornerLeftUp size={15} aria-hidden="true" />
              The folder above
            </button>
          </li>
        )}
        {data?.folders.map((folder) => (
          <li key={folder.path}>
            <button type="button" className={styles.folder} onClick={() => void go(folder.path)}>
              <Folder size={15} aria-hidden="true" />
              {folder.name}
            </button>
          </li>
        ))}
        {data?.folders.length === 0 && <li className={styles.none}>No folders inside.</li>}
      </ul>
      <DialogFoot>
        <span className={styles.images}>
          {data !== undefined &&
            (data.images > 0
              ? `${amount(data.images, 'picture')} directly inside`
              : 'No picture directly inside')}
        </span>
        <Button onClick={() => store.getState().closeOverlay()}>Cancel</Button>
        <Button look="primary" disabled={busy || text === ''} onClick={() => void open()}>
          {busy ? 'Opening...' : 'Open this folder'}
        </Button>
      </DialogFoot>
    </>
  );
};

export const FolderDialog = () => {
  const open = useApp((state) => state.overlay === 'folders');
  const close = useApp((state) => state.closeOverlay);
  return (
    <Dialog open={open} onClose={close} title="Open a dataset folder">
      <Browser />
    </Dialog>
  );
};
