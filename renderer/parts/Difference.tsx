/** Two texts as one, marked as a proofreader does: deletions struck out, insertions underlined. */
import { useMemo } from 'react';
import { oddCharactersShown } from '../../shared/caption/oddCharacters.ts';
import styles from './Difference.module.css';
import { partsOf } from './differenceParts.ts';

interface Props {
  readonly before: string | null;
  readonly after: string | null;
  /** `tags`: compared tag by tag; `nl`: word by word. */
  readonly unit: 'tags' | 'nl';
}

/** Spaces and line ends are drawn where nothing else changes; invisible characters always. */
const visible = (text: string): string =>
  /^\s*$/.test(text) && !text.includes('\ufeff')
    ? text.replaceAll('\r', '␍').replaceAll('\n', '⏎').replaceAll(' ', '·')
    : oddCharactersShown(text);

export const Difference = ({ before, after, unit }: Props) => {
  const parts = useMemo(() => partsOf(before ?? '', after ?? '', unit), [before, after, unit]);
  return (
    <p className={styles[unit]} dir="auto">
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
