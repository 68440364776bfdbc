/** Chooses a dataset's folder where the system's own dialog is not available: in a browser. */
import { useFolderWalk } from '../api/folders.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Dialog, DialogFoot } from '../ui/overlays/Dialog.tsx';
import { FolderBrowser } from '../parts/FolderBrowser.tsx';
import { amount } from '../ui/display/numbers.ts';
import styles from './FolderDialog.module.css';

const Browser = () => {
  const store = useAppStore();
  const busy = useApp((state) => state.opening !== null);
  const dataset = useApp((state) => state.dataset?.path ?? null);
  const { listing, counts, text, typing, problem, type, go, refuse } = useFolderWalk(dataset);

  const open = async (): Promise<void> => {
    const problem = await store.getState().openDataset({ path: text });
    if (problem === null) store.getState().closeOverlay();
    else refuse(problem);
  };

  return (
    <>
      <FolderBrowser
        label="Folder on the machine that Proofsheet runs on"
        text={text}
        above={listing?.parent ?? null}
        folders={listing?.folders}
        counts={counts}
        dataset={dataset}
        problem={problem}
        onText={type}
        onGo={(path) => void go(path)}
        onEnter={() => void (typing ? go(text) : open())}
      />
      <DialogFoot>
        <span className={styles.images}>
          {listing !== undefined &&
            (listing.images > 0
              ? `${amount(listing.images, 'image')} directly inside`
              : 'No image directly inside')}
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
