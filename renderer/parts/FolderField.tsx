/** A folder of the engine's machine: a path to type, the system's own dialog or a walk through folders, and what lies there. */
import { useState } from 'react';
import { useFolderWalk } from '../api/folders.ts';
import { wordsOf } from '../api/call.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Dialog, DialogFoot } from '../ui/overlays/Dialog.tsx';
import { FolderBrowser } from './FolderBrowser.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './FolderField.module.css';

interface Props {
  readonly label: string;
  /** Of the dialog in which one walks through folders. */
  readonly title: string;
  readonly hint: string;
  /** On the button that takes the folder. */
  readonly take: string;
  readonly value: string;
  readonly problem: string | null;
  /** What is in the folder already, in words. */
  readonly about?: string;
  readonly onChange: (folder: string) => void;
}

interface WalkProps extends Pick<Props, 'hint' | 'take'> {
  readonly onTake: (folder: string) => void;
  readonly onClose: () => void;
}

const Walk = ({ hint, take: takeLabel, onTake, onClose }: WalkProps) => {
  const dataset = useApp((state) => state.dataset?.path ?? null);
  const { listing, counts, text, typing, problem, type, go } = useFolderWalk(dataset);
  const take = (): void => {
    if (text !== '') onTake(text);
  };
  return (
    <>
      <FolderBrowser
        label={hint}
        text={text}
        above={listing?.parent ?? null}
        folders={listing?.folders}
        counts={counts}
        dataset={dataset}
        problem={problem}
        onText={type}
        onGo={(path) => void go(path)}
        onEnter={() => (typing ? void go(text) : take())}
      />
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" disabled={text === ''} onClick={take}>
          {takeLabel}
        </Button>
      </DialogFoot>
    </>
  );
};

export const FolderField = ({ label, title, hint, take, value, problem, about, onChange }: Props) => {
  const [walking, setWalking] = useState(false);
  const say = useApp((state) => state.say);
  const choose = async (): Promise<void> => {
    const { desktop } = globalThis;
    if (desktop === undefined) return setWalking(true);
    try {
      const folder = await desktop.chooseFolder();
      if (folder !== null) onChange(folder);
    } catch (error) {
      say(wordsOf(error), 'problem');
    }
  };
  return (
    <div className={styles.row}>
      <TextField className={styles.field} label={label} value={value} problem={problem} onText={onChange} />
      <Button className={styles.choose} onClick={() => void choose()}>
        Choose...
      </Button>
      {about !== undefined && <span className={styles.about}>{about}</span>}
      <Dialog open={walking} onClose={() => setWalking(false)} title={title}>
        <Walk
          hint={hint}
          take={take}
          onClose={() => setWalking(false)}
          onTake={(folder) => {
            onChange(folder);
            setWalking(false);
          }}
        />
      </Dialog>
    </div>
  );
};
