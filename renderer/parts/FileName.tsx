/** The name of a file on one line, cut in the middle where it is too long: names of one folder mostly differ at their end. */
import { memo } from 'react';
import { splitPath } from '../../shared/paths.ts';
import { MiddleCut } from '../ui/display/MiddleCut.tsx';
import { classes } from '../ui/styles/classes.ts';
import styles from './FileName.module.css';

interface Props {
  /** From the dataset's root. */
  readonly path: string;
  /** Also its folder, which is the first to give way. */
  readonly folder?: boolean;
  readonly className?: string | undefined;
}

/** Of a name: its number and its extension. */
const nameEnd = 10;
/** Of folders: the name of the last one. */
const folderEnd = 12;

export const FileName = memo(({ path, folder = false, className }: Props) => {
  const parts = splitPath(path);
  const name = <MiddleCut text={parts.name} end={nameEnd} title={path} className={styles.name} />;
  return (
    <span className={classes(styles.file, className)}>
      {folder && parts.folder !== '' && (
        <MiddleCut text={parts.folder} end={folderEnd} title={path} className={styles.folder} />
      )}
      {name}
    </span>
  );
});
FileName.displayName = 'FileName';
