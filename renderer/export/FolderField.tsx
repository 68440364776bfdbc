/**
 * Where an export is written: a path to type, the system's own dialog or a folder browser, and what is there
 * already.
 */
import { useState } from 'react';
import { useFolderWalk } from '../api/folders.ts';
import { wordsOf } from '../api/call.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { Dialog, DialogFoot } from '../ui/overlays/Dialog.tsx';
import { FolderBrowser } from '../parts/FolderBrowser.tsx';
import { TextField } from '../ui/fields/TextField.tsx';
import styles from './FolderField.module.css';

interface Props {
  readonly value: string;
  readonly problem: string | null;
  /** What is in the folder already, in words. */
  readonly about: string;
  readonly onChange: (folder: string) => void;
}

const Walk = ({
  onTake,
  onClose,
}: {
  readonly onTake: (folder: string) => void;
  readonly onClose: () => void;
}) => {
  const { listing, text, typing, problem, type, go } = useFolderWalk();
  const take = (): void => {
    if (text !== '') onTake(text);
  };
  return (
    <>
      <FolderBrowser
        label="Folder on the machine that Proofsheet runs on; it is created if it does not exist"
        text={text}
        above={listing?.parent ?? null}
        folders={listing?.folders}
        problem={problem}
        onText={type}
        onGo={(path) => void go(path)}
        onEnter={() => (typing ? void go(text) : take())}
      />
      <DialogFoot>
        <Button onClick={onClose}>Cancel</Button>
        <Button look="primary" disabled={text === ''} onClick={take}>
          Export into this folder
        </Button>
      </DialogFoot>
    </>
  );
};

export const FolderField = ({ value, problem, about, onChange }: Props) => {
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
      <TextField
        className={styles.field}
        label="Into the folder"
        value={value}
        problem={problem}
        onText={onChange}
      />
      <Button className={styles.choose} onClick={() => void choose()}>
        Choose...
      </Button>
      <span className={styles.about}>{about}</span>
      <Dialog open={walking} onClose={() => setWalking(false)} title="Choose a folder to export to">
        <Walk
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
