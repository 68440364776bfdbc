/** A browser for the folders of the machine that Proofsheet runs on: a path to type, and the folders in it. */
import { CornerLeftUp, Folder } from 'lucide-react';
import type { FormEvent } from 'react';
import type { FolderCount } from '../../shared/api/dataset.ts';
import { amount } from '../ui/display/numbers.ts';
import { Button } from '../ui/display/Button.tsx';
import styles from './FolderBrowser.module.css';
import { TextField } from '../ui/fields/TextField.tsx';

interface Props {
  readonly label: string;
  /** As typed, or the folder that is shown. */
  readonly text: string;
  /** The folder above; null at the top. */
  readonly above: string | null;
  /** Undefined until they are known. */
  readonly folders: readonly { readonly name: string; readonly path: string }[] | undefined;
  /** Images in them, by path, as far as that is known. */
  readonly counts?: ReadonlyMap<string, FolderCount> | undefined;
  /** The dataset that is open. */
  readonly dataset?: string | null;
  readonly problem: string | null;
  readonly onText: (text: string) => void;
  readonly onGo: (path: string) => void;
  /** Enter in the field. */
  readonly onEnter: () => void;
}

const imagesIn = (count: FolderCount | undefined): string => {
  if (count === undefined) return '';
  if (count.more) return `over ${amount(count.images, 'image')}`;
  return count.images === 0 ? 'no images' : amount(count.images, 'image');
};

export const FolderBrowser = (props: Props) => {
  const { label, text, above, folders, counts, dataset = null, problem, onText, onGo, onEnter } = props;
  return (
    <>
      <form
        className={styles.path}
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          onEnter();
        }}
      >
        <TextField
          label={label}
          value={text}
          onText={onText}
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
            <button type="button" className={styles.folder} onClick={() => onGo(above)}>
              <CornerLeftUp size={15} aria-hidden="true" />
              Parent folder
            </button>
          </li>
        )}
        {folders?.map((folder) => (
          <li key={folder.path}>
            <button type="button" className={styles.folder} onClick={() => onGo(folder.path)}>
              <Folder size={15} aria-hidden="true" />
              <span className={styles.name}>{folder.name}</span>
              {folder.path === dataset && <span className={styles.open}>open now</span>}
              <span className={styles.images}>{imagesIn(counts?.get(folder.path))}</span>
            </button>
          </li>
        ))}
        {folders?.length === 0 && <li className={styles.none}>No folders inside.</li>}
      </ul>
    </>
  );
};
