/** The captions beside or below the image of the full view: read and edited there, with the sample's mark. */
import type { SampleDetail, SampleRow } from '../../shared/api/sample.ts';
import { NamedNlCaption } from '../parts/NamedNlCaption.tsx';
import { TagChip } from '../parts/TagChip.tsx';
import { Section } from '../ui/display/Section.tsx';
import styles from './FullView.module.css';
import { MarkSection } from './MarkSection.tsx';
import { NlSection } from './NlSection.tsx';
import { TagsSection } from './TagsSection.tsx';

interface Props {
  readonly row: SampleRow;
  /** Null until it is loaded. */
  readonly detail: SampleDetail | null;
  readonly place: 'beside' | 'below';
  /** Only to be read: another sample follows at once. */
  readonly hurried: boolean;
}

const ToRead = ({ row }: { readonly row: SampleRow }) => (
  <>
    <Section title="Tags">
      <div className={styles.chips}>
        {row.tags.state === 'present' &&
          row.tags.tags.map(({ text, category }, at) => (
            // A tag may occur twice in a caption; its place is its identity.
            // oxlint-disable-next-line react/no-array-index-key
            <TagChip key={at} text={text} category={category} />
          ))}
      </div>
    </Section>
    <Section title="NL caption">{row.nl.state === 'present' && <NamedNlCaption row={row} />}</Section>
  </>
);

export const FullViewCaptions = ({ row, detail, place, hurried }: Props) => (
  <aside className={styles.captions} aria-label="Captions" data-captions data-place={place}>
    {hurried ? (
      <ToRead row={row} />
    ) : (
      <>
        <TagsSection row={row} file={detail?.tagsFile ?? null} origin={detail?.by.tags ?? null} />
        <NlSection row={row} file={detail?.nlFile ?? null} origin={detail?.by.nl ?? null} />
        <MarkSection key={row.id} row={row} />
      </>
    )}
  </aside>
);
