/** One sample, complete: the image large, both captions, what is wrong, and the facts of its files. */
import { Copy, FolderOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SampleDetail, SampleRow } from '../../shared/api/sample.ts';
import { splitPath } from '../../shared/paths.ts';
import { useSampleDetail } from '../api/queries.ts';
import { useCommand } from '../commands/CommandContext.tsx';
import { useUsualCaptions } from '../state/useUsualCaptions.ts';
import { IconButton } from '../ui/display/Button.tsx';
import { Note } from '../ui/display/Note.tsx';
import { FactsSection, FilesSection } from './FileSection.tsx';
import { MarkSection } from './MarkSection.tsx';
import { NlSection } from './NlSection.tsx';
import styles from './SampleView.module.css';
import { TagsSection } from './TagsSection.tsx';
import { Viewer } from './Viewer.tsx';
import { problemsOf } from './labels.ts';

/** The detail of this sample, never that of the one before: texts beside an image must be its own. */
export const useDetailOf = (row: SampleRow, wanted = true): SampleDetail | null => {
  const { data } = useSampleDetail(wanted ? row.id : null);
  return data?.row.id === row.id && data.row.relPath === row.relPath ? data : null;
};

const Head = ({ row }: { readonly row: SampleRow }) => {
  const copy = useCommand('sample.copyPath');
  const reveal = useCommand('sample.reveal');
  const { folder, name } = splitPath(row.relPath);
  return (
    <div className={styles.head}>
      <div className={styles.names} data-selectable>
        <h2 className={styles.name}>{name}</h2>
        {folder !== '' && <p className={styles.folder}>{folder}</p>}
      </div>
      <IconButton label={copy.label} keys={copy.keys} size="small" onClick={copy.run}>
        <Copy size={14} />
      </IconButton>
      {reveal.available && (
        <IconButton label={reveal.label} keys={reveal.keys} size="small" onClick={reveal.run}>
          <FolderOpen size={14} />
        </IconButton>
      )}
    </div>
  );
};

interface Props {
  readonly row: SampleRow;
  /** Parts of other features. */
  readonly more: ReactNode;
}

export const SampleView = ({ row, more }: Props) => {
  const detail = useDetailOf(row);
  const usual = useUsualCaptions();
  const problems = detail === null ? [] : problemsOf(detail, usual);
  return (
    <>
      <div className={styles.image}>
        <Viewer row={row} alpha={detail?.alpha ?? false} />
      </div>
      <div className={styles.rest}>
        <Head row={row} />
        {problems.length > 0 && (
          <ul className={styles.problems} aria-label="Problems">
            {problems.map(({ tone, text }) => (
              <li key={text}>
                <Note tone={tone}>{text}</Note>
              </li>
            ))}
          </ul>
        )}
        <TagsSection row={row} file={detail?.tagsFile ?? null} origin={detail?.by.tags ?? null} />
        <NlSection row={row} file={detail?.nlFile ?? null} origin={detail?.by.nl ?? null} />
        <MarkSection key={row.relPath} row={row} />
        {more}
        <FactsSection row={row} detail={detail} />
        <FilesSection detail={detail} />
      </div>
    </>
  );
};
