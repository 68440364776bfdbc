/** The captions beside the image of the full view: read and edited there, with the sample's mark. */
import type { SampleDetail, SampleRow } from '../../shared/api/sample.ts';
import styles from './FullView.module.css';
import { MarkSection } from './MarkSection.tsx';
import { NlSection } from './NlSection.tsx';
import { TagsSection } from './TagsSection.tsx';

interface Props {
  readonly row: SampleRow;
  /** Null until it is loaded. */
  readonly detail: SampleDetail | null;
}

export const FullViewCaptions = ({ row, detail }: Props) => (
  <aside className={styles.captions} aria-label="Captions" data-captions>
    <TagsSection row={row} file={detail?.tagsFile ?? null} origin={detail?.by.tags ?? null} />
    <NlSection row={row} file={detail?.nlFile ?? null} origin={detail?.by.nl ?? null} />
    <MarkSection key={row.id} row={row} />
  </aside>
);
