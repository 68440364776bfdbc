/** A sample's two captions in full, as a row of the sheet shows them: drawn again only when they change. */
import { memo } from 'react';
import type { TagsCaption } from '../../shared/api/caption.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { NamedNlCaption, UnnamedNote } from '../parts/NamedNlCaption.tsx';
import { Note } from '../ui/display/Note.tsx';
import { TagChip } from '../parts/TagChip.tsx';
import { useUsualCaptions } from '../state/useUsualCaptions.ts';
import styles from './Captions.module.css';
import { nlFault, tagsFault, type CaptionFault } from './labels.ts';

export const Fault = ({ fault }: { readonly fault: CaptionFault }) => (
  <Note tone={fault.tone} sign={fault.sign} {...(fault.reason !== undefined && { title: fault.reason })}>
    {fault.words}
  </Note>
);

export const TagsInFull = memo(({ tags }: { readonly tags: TagsCaption }) => {
  const fault = tagsFault(tags, useUsualCaptions());
  return (
    <div className={styles.tags}>
      {fault !== null && <Fault fault={fault} />}
      {tags.state === 'unreadable' && <span className={styles.lossy}>{tags.text}</span>}
      {tags.state === 'present' &&
        tags.tags.map((tag, index) => (
          // A tag may occur twice in a caption; its place is its identity.
          // oxlint-disable-next-line react/no-array-index-key
          <TagChip key={index} text={tag.text} category={tag.category} />
        ))}
    </div>
  );
});
TagsInFull.displayName = 'TagsInFull';

export const NlInFull = memo(({ row }: { readonly row: SampleRow }) => {
  const { nl } = row;
  const fault = nlFault(nl, useUsualCaptions());
  return (
    <div className={styles.nl}>
      {fault !== null && <Fault fault={fault} />}
      {nl.state === 'unreadable' && (
        <p className={styles.lossy} dir="auto">
          {nl.text}
        </p>
      )}
      {nl.state === 'present' && fault === null && <NamedNlCaption row={row} />}
      <UnnamedNote row={row} />
    </div>
  );
});
NlInFull.displayName = 'NlInFull';
