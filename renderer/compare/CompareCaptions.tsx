/** Below the images: the tags that only some of them have, to be added or removed by a press; or all of their captions. */
import { useMemo } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import { fileNameOf } from '../../shared/paths.ts';
import { FileName } from '../parts/FileName.tsx';
import { NamedNlCaption } from '../parts/NamedNlCaption.tsx';
import { TagButton, TagChip } from '../parts/TagChip.tsx';
import { useApp } from '../state/AppContext.tsx';
import { amount } from '../ui/display/numbers.ts';
import styles from './CompareView.module.css';
import { tagDifferences, type TagDifference } from './tagDifferences.ts';

interface Props {
  readonly rows: readonly SampleRow[];
  /** Which one is meant by keys. */
  readonly at: number;
  /** Also the tags that all of them have, and the NL captions. */
  readonly all: boolean;
}

interface ColumnProps {
  readonly row: SampleRow;
  readonly number: number;
  readonly isMeant: boolean;
  readonly all: boolean;
  readonly differing: readonly TagDifference[];
}

const Column = ({ row, number, isMeant, all, differing }: ColumnProps) => {
  const editNow = useApp((state) => state.editNow);
  const name = fileNameOf(row.relPath);
  const toggle = ({ text, has }: TagDifference): void => {
    const edit =
      has[number] === true
        ? ({ kind: 'remove-tag', tag: text } as const)
        : ({ kind: 'add-tag', tag: text, place: { at: 'end' } } as const);
    void editNow(edit, { opening: row.opening, scope: { ids: [row.id] } });
  };
  return (
    <section className={styles.column} aria-label={name} data-meant={isMeant || undefined}>
      <h3 className={styles.columnName}>
        <span className={styles.number}>{number + 1}</span>
        <FileName path={row.relPath} />
      </h3>
      {row.tags.state === 'unreadable' ? (
        <p className={styles.quiet}>The caption with tags cannot be read.</p>
      ) : (
        <div className={styles.chips}>
          {/* Its own first, then those that only others have. */}
          {differing
            .toSorted((one, other) => Number(other.has[number]) - Number(one.has[number]))
            .map((tag) => {
              const has = tag.has[number] === true;
              return (
                <TagButton
                  key={tag.key}
                  text={tag.text}
                  category={tag.category}
                  look={has ? 'plain' : 'partial'}
                  aria-pressed={has}
                  title={has ? `Remove from ${name}` : `Add to ${name}`}
                  onClick={() => toggle(tag)}
                />
              );
            })}
        </div>
      )}
      {all && row.nl.state === 'present' && <NamedNlCaption row={row} />}
      {all && row.nl.state === 'missing' && <p className={styles.quiet}>There is no NL caption.</p>}
    </section>
  );
};

export const CompareCaptions = ({ rows, at, all }: Props) => {
  const { shared, differing } = useMemo(() => tagDifferences(rows), [rows]);
  return (
    // What scrolls is reached by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.captions} role="region" aria-label="Captions" tabIndex={0}>
      <div className={styles.shared}>
        <span className={styles.quiet}>
          {differing.length === 0 ? 'The same tags' : `${amount(differing.length, 'tag')} not in all`}
          {shared.length > 0 && `, ${amount(shared.length, 'tag')} in all${all ? ':' : ''}`}
        </span>
        {all && shared.map(({ text, category }) => <TagChip key={text} text={text} category={category} />)}
      </div>
      <div
        className={styles.columns}
        style={{ gridTemplateColumns: `repeat(${rows.length}, minmax(0, 1fr))` }}
      >
        {rows.map((row, index) => (
          <Column
            key={row.id}
            row={row}
            number={index}
            isMeant={index === at}
            all={all}
            differing={differing}
          />
        ))}
      </div>
    </div>
  );
};
