/** A sample's two captions in full, as a row of the sheet shows them. */
import type { NlCaption, TagsCaption } from '../../shared/api/caption.ts';
import { Note } from '../ui/Note.tsx';
import { Prose } from '../ui/Prose.tsx';
import { TagChip } from '../ui/TagChip.tsx';
import styles from './Captions.module.css';
import { nlFault, tagsFault, type CaptionFault } from './words.ts';

export const Fault = ({ fault }: { readonly fault: CaptionFault }) => (
  <Note tone={fault.tone} sign={fault.sign} {...(fault.reason !== undefined && { title: fault.reason })}>
    {fault.words}
  </Note>
);

export const TagsInFull = ({ tags }: { readonly tags: TagsCaption }) => {
  const fault = tagsFault(tags);
  return (
    <div className={styles.tags}>
      {fault !== null && <Fault fault={fault} />}
      {tags.state === 'unreadable' && <span className={styles.lossy}>{tags.text}</span>}
      {tags.state === 'present' &&
        tags.tags.map((tag, index) => (
          // A tag may stand twice in a caption; its place is its identity.
          // oxlint-disable-next-line react/no-array-index-key
          <TagChip key={index} text={tag.text} category={tag.category} />
        ))}
    </div>
  );
};

export const ProseInFull = ({ nl }: { readonly nl: NlCaption }) => {
  const fault = nlFault(nl);
  return (
    <div className={styles.prose}>
      {fault !== null && <Fault fault={fault} />}
      {nl.state === 'unreadable' && <p className={styles.lossy}>{nl.text}</p>}
      {nl.state === 'present' && fault === null && <Prose>{nl.text.trim()}</Prose>}
    </div>
  );
};
