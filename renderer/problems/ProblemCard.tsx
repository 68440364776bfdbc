/** One problem: the image, the sentence, and the captions with the affected words marked. */
import { useEffect, useRef } from 'react';
import type { ShownProblem } from '../../shared/api/problems.ts';
import { thumbPath } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { kindRow } from '../../shared/problems/kinds.ts';
import { explainImage } from '../api/imageFailures.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { classes } from '../ui/styles/classes.ts';
import { FileName } from '../parts/FileName.tsx';
import { CommandMenu } from '../parts/CommandMenu.tsx';
import { SampleImage } from '../parts/SampleImage.tsx';
import { NlCaption } from '../parts/NlCaption.tsx';
import { TagChip } from '../parts/TagChip.tsx';
import { markedParts } from './markedParts.ts';
import styles from './ProblemCard.module.css';

interface Props {
  readonly problem: ShownProblem;
  readonly current: boolean;
  readonly onChoose: () => void;
  readonly onFix: () => void;
  readonly onOpen: () => void;
}

const Tags = ({ row, words }: { readonly row: SampleRow; readonly words: ReadonlySet<string> }) => {
  if (row.tags.state !== 'present') return null;
  return (
    <div className={styles.tags}>
      {row.tags.tags.map(({ text, category }, at) => (
        <span
          // A tag may occur twice; its place is its identity.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          className={words.has(text) ? styles.meant : undefined}
        >
          <TagChip text={text} category={category} />
        </span>
      ))}
    </div>
  );
};

const Text = ({ row, words }: { readonly row: SampleRow; readonly words: readonly string[] }) => {
  if (row.nl.state !== 'present') return null;
  return (
    <NlCaption size="small">
      {markedParts(row.nl.text.trim(), words).map(({ text, marked }, at) =>
        marked ? (
          // The parts of a text have no identity but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <mark key={at} className={styles.word}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </NlCaption>
  );
};

/** Longest side of an image, in CSS pixels. */
const side = 132;

/** A box of the image's own proportions. */
const boxOf = ({ width, height }: SampleRow): { readonly width: number; readonly height: number } => {
  if (width === 0 || height === 0) return { width: side, height: side };
  const scale = side / Math.max(width, height);
  return { width: Math.max(24, Math.round(width * scale)), height: Math.max(24, Math.round(height * scale)) };
};

const Thumb = ({ row }: { readonly row: SampleRow }) => {
  const blurred = useApp((state) => state.blurred || (state.settings.blurExplicit && row.explicit));
  const away = useApp((state) => state.connection !== 'open');
  const attempt = useApp((state) => `${state.engine} ${state.connection}`);
  return (
    <div className={styles.image} style={boxOf(row)}>
      <SampleImage
        src={thumbPath(row.id, 256, row.version)}
        alt=""
        problem={row.problem}
        blurred={blurred}
        attempt={attempt}
        waiting={away}
        explain={explainImage}
        small
      />
    </div>
  );
};

export const ProblemCard = ({ problem, current, onChoose, onFix, onOpen }: Props) => {
  const { kind, relPath, message, row, words, fix } = problem;
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) card.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const { shows, tagsMeant, marksNl } = kindRow(kind);
  const meant = new Set(tagsMeant?.(words) ?? words);
  const item = (
    // The menu is reached by a key too; before it opens, the card becomes the current one.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      ref={card}
      data-menu={current ? 'current' : ''}
      onContextMenu={onChoose}
      className={classes(styles.card, current && styles.current)}
      aria-current={current ? 'true' : undefined}
    >
      <div className={styles.place}>{row !== null && <Thumb row={row} />}</div>
      <div className={styles.body}>
        <button type="button" className={styles.path} onClick={onChoose}>
          <FileName path={relPath} folder />
        </button>
        <p>{message}</p>
        {row !== null && (shows === 'tags' || shows === 'both') && <Tags row={row} words={meant} />}
        {row !== null && (shows === 'nl' || shows === 'both') && (
          <Text row={row} words={marksNl === true ? words : []} />
        )}
        {row !== null && (
          <div className={styles.actions}>
            {fix !== null && (
              <Button size="small" onClick={onFix} aria-label={`Fix ${relPath}`}>
                Fix this one...
              </Button>
            )}
            <Button size="small" look="quiet" onClick={onOpen} aria-label={`Open ${relPath} on the sheet`}>
              Open on the sheet
            </Button>
          </div>
        )}
      </div>
    </li>
  );
  return <CommandMenu place="problem" trigger={item} />;
};
