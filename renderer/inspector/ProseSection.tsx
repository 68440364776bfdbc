/** A sample's natural-language caption, set to be read. */
import type { SampleRow } from '../../shared/api/sample.ts';
import { Prose } from '../ui/Prose.tsx';
import styles from './ProseSection.module.css';
import { Section } from './Section.tsx';
import { proseWords } from './words.ts';

export const ProseSection = ({ nl }: { readonly nl: SampleRow['nl'] }) => {
  const text = nl.state === 'missing' ? '' : nl.text.trim();
  return (
    <Section title="Prose" note={text === '' ? undefined : proseWords(text)}>
      {nl.state === 'missing' && <p className={styles.none}>There is no caption in prose.</p>}
      {nl.state === 'present' && text === '' && <p className={styles.none}>The caption is empty.</p>}
      {text !== '' && (
        <div data-selectable className={nl.state === 'unreadable' ? styles.lossy : undefined}>
          <Prose>{text}</Prose>
        </div>
      )}
    </Section>
  );
};
