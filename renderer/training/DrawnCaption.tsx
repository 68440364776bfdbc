/** One drawn caption: its variant, its protected tags, and what was dropped. */
import { Fragment } from 'react';
import type { TrainerPreview } from '../../shared/api/trainer.ts';
import { TagSpelling } from '../parts/TagChip.tsx';
import styles from './DrawnCaption.module.css';
import { piecesOf, variantWords } from './labels.ts';

type Draw = TrainerPreview['draws'][number];

const hints = {
  first: 'Protected by its place: it is never dropped',
  listed: 'Protected by the list: it is never dropped',
  kept: undefined,
  dropped: 'Dropped this time',
} as const;

const Tags = ({ tags, delimiter }: { readonly tags: Draw['tags']; readonly delimiter: string }) =>
  tags.map(({ text, index, fate }, at) => (
    <Fragment key={index}>
      {fate === 'dropped' ? (
        <del className={styles.dropped} title={hints.dropped}>
          <TagSpelling text={text} />
        </del>
      ) : (
        <span className={fate === 'kept' ? undefined : styles.protected} title={hints[fate]}>
          <TagSpelling text={text} />
        </span>
      )}
      {at < tags.length - 1 && <span className={styles.joint}>{delimiter}</span>}
    </Fragment>
  ));

export const DrawnCaption = ({ draw, delimiter }: { readonly draw: Draw; readonly delimiter: string }) => (
  <li className={styles.draw}>
    <p className={styles.text} data-selectable>
      <span className={styles.variant}>{variantWords[draw.variant]}</span>{' '}
      {piecesOf(draw, delimiter).map((piece) => {
        switch (piece.kind) {
          case 'tags':
            return <Tags key="tags" tags={draw.tags} delimiter={delimiter} />;
          case 'joint':
            return (
              <span key="joint" className={styles.joint}>
                {piece.text}
              </span>
            );
          case 'nl':
            return (
              <span key="nl" className={styles.nl} dir="auto">
                {piece.text}
              </span>
            );
        }
      })}
      {draw.text === '' && <span className={styles.joint}>nothing</span>}
    </p>
  </li>
);
