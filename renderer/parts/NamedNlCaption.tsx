/**
 * An NL caption with the names of the dataset's characters marked, and a note on characters that only the
 * tags name.
 */
import { useMemo, type ReactNode } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import { tagKey } from '../../shared/caption/identity.ts';
import { findMentions, nameFinder, proseName, titledName } from '../../shared/caption/mentions.ts';
import { useCharacterNames } from '../api/names.ts';
import { Note } from '../ui/display/Note.tsx';
import { NlCaption } from './NlCaption.tsx';
import styles from './NamedNlCaption.module.css';

interface Props {
  readonly row: SampleRow;
}

const textOf = ({ nl }: SampleRow): string => (nl.state === 'missing' ? '' : nl.text.trim());

/** Characters that the sample's tags name, by identity key. */
const charactersOf = ({ tags }: SampleRow): readonly string[] =>
  tags.state === 'present'
    ? tags.tags.filter(({ category }) => category === 'character').map(({ text }) => tagKey(text))
    : [];

/** In lower case, a name may be an ordinary word (an ember glows): only the tags tell that it is a name. */
const isCapital = (word: string): boolean => /\p{Lu}/u.test(word);

export const NamedNlCaption = ({ row }: Props) => {
  const text = textOf(row);
  const names = useCharacterNames();
  const parts = useMemo((): readonly ReactNode[] => {
    const own = charactersOf(row);
    const named = new Set(own.map(proseName));
    const find = own.every((key) => names.keys.has(key)) ? names.find : nameFinder([...own, ...names.keys]);
    const made: ReactNode[] = [];
    let from = 0;
    for (const { start, end, key } of find(text)) {
      const word = text.slice(start, end);
      const known = named.has(proseName(key));
      if (!known && !isCapital(word)) continue;
      made.push(
        text.slice(from, start),
        <mark
          key={start}
          className={known ? styles.name : styles.other}
          title={known ? `The tags name ${titledName(key)} too` : `The tags do not name ${titledName(key)}`}
        >
          {word}
        </mark>,
      );
      from = end;
    }
    return [...made, text.slice(from)];
  }, [row, text, names]);
  return <NlCaption>{parts}</NlCaption>;
};

/** A note about characters that only the tags name; nothing where there are none, or no NL caption. */
export const UnnamedNote = ({ row }: Props) => {
  const unnamed = useMemo(() => {
    const text = textOf(row);
    if (row.nl.state !== 'present' || text === '') return [];
    return charactersOf(row).filter((key) => findMentions(text, [key]).length === 0);
  }, [row]);
  if (unnamed.length === 0) return null;
  return <Note tone="notice">Does not name {unnamed.map(titledName).join(', ')}</Note>;
};
