/** A sample's tags in the order of the caption, as chips or as the file's own text. */
import { useState } from 'react';
import type { CaptionFile, SampleRow } from '../../shared/api/sample.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { TagChip } from '../ui/TagChip.tsx';
import { countText } from '../ui/numbers.ts';
import { Section } from './Section.tsx';
import styles from './TagsSection.module.css';

type Look = 'chips' | 'text';

interface Props {
  readonly tags: SampleRow['tags'];
  /** Null until it is there. */
  readonly file: CaptionFile | null;
}

export const TagsSection = ({ tags, file }: Props) => {
  const [look, setLook] = useState<Look>('chips');
  const list = tags.state === 'present' ? tags.tags : [];
  const text = tags.state === 'unreadable' ? tags.text : (file?.text ?? null);
  const raw = tags.state === 'unreadable' || (look === 'text' && text !== null);
  return (
    <Section
      title="Tags"
      note={tags.state === 'present' ? countText(list.length) : undefined}
      controls={
        tags.state === 'present' && (
          <Segmented
            label="Tags shown as"
            value={look}
            onChange={setLook}
            choices={[
              { value: 'chips', label: 'Chips' },
              { value: 'text', label: 'Text' },
            ]}
          />
        )
      }
    >
      {tags.state === 'missing' && <p className={styles.none}>There is no caption with tags.</p>}
      {tags.state === 'present' && list.length === 0 && <p className={styles.none}>The caption is empty.</p>}
      {raw ? (
        <pre className={styles.raw} data-selectable>
          {text}
        </pre>
      ) : (
        <div className={styles.chips} data-selectable>
          {list.map((tag, index) => (
            // A tag may stand twice in a caption; its place is its identity.
            // oxlint-disable-next-line react/no-array-index-key
            <TagChip key={index} text={tag.text} category={tag.category} />
          ))}
        </div>
      )}
    </Section>
  );
};
