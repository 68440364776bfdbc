/** Two texts as one, marked as a proofreader marks them: struck out what goes, underlined what comes. */
import { diffWordsWithSpace, diffArrays } from 'diff';
import { useMemo } from 'react';
import styles from './Difference.module.css';

interface Props {
  readonly before: string | null;
  readonly after: string | null;
  /** `tags`: compared tag by tag; `prose`: word by word. */
  readonly unit: 'tags' | 'prose';
}

interface Part {
  readonly kind: 'same' | 'gone' | 'new';
  readonly text: string;
}

const separators = /(,[^\S\r\n]*|[\r\n]+)/;

const partsOf = (before: string, after: string, unit: Props['unit']): readonly Part[] => {
  const parts =
    unit === 'prose'
      ? diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({ added, removed, value }))
      : diffArrays(before.split(separators), after.split(separators)).map(({ added, removed, value }) => ({
          added,
          removed,
          value: value.join(''),
        }));
  return parts.map(({ added, removed, value }) => ({
    kind: removed ? 'gone' : added ? 'new' : 'same',
    text: value,
  }));
};

/** Spaces and line ends, where they are all that changes, have to be seen. */
const visible = (text: string): string =>
  text.trim() === '' ? text.replaceAll('\r', '␍').replaceAll('\n', '⏎').replaceAll(' ', '·') : text;

export const Difference = ({ before, after, unit }: Props) => {
  const parts = useMemo(() => partsOf(before ?? '', after ?? '', unit), [before, after, unit]);
  return (
    <p className={styles[unit]}>
      {before === null && <span className={styles.fact}>New file. </span>}
      {after === null && <span className={styles.fact}>The file is removed. </span>}
      {parts.map(({ kind, text }, index) => {
        // The parts of a text have no identity but their place.
        // oxlint-disable react/no-array-index-key
        if (kind === 'gone') return <del key={index}>{visible(text)}</del>;
        if (kind === 'new') return <ins key={index}>{visible(text)}</ins>;
        return <span key={index}>{text}</span>;
        // oxlint-enable react/no-array-index-key
      })}
    </p>
  );
};
