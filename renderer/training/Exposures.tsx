/** How often an epoch shows each character's tag, the rarest first. */
import { useState } from 'react';
import { proseName } from '../../shared/caption/mentions.ts';
import { tagKey } from '../../shared/caption/identity.ts';
import type { TrainerSummary } from '../../shared/api/trainer.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { amount, countText } from '../ui/display/numbers.ts';
import styles from './Exposures.module.css';
import { percent } from './labels.ts';

/** Rows that are shown at first. */
const firstShown = 24;

export const Exposures = ({ characters }: Pick<TrainerSummary, 'characters'>) => {
  const [all, setAll] = useState(false);
  const showSamples = useApp((state) => state.showSamples);
  const most = Math.max(1, ...characters.map(({ seen }) => seen));
  const ordered = characters.toReversed();
  const shown = all ? ordered : ordered.slice(0, firstShown);
  return (
    <>
      <ul className={styles.list} aria-label="Exposures by character">
        {shown.map(({ tag, seen, images, share, query }) => (
          <li key={tag}>
            <button
              type="button"
              className={styles.row}
              title={`${tag}: show its images`}
              onClick={() => showSamples(query)}
            >
              <span className={styles.name}>{proseName(tagKey(tag))}</span>
              <span className={styles.track}>
                <span className={styles.bar} style={{ width: `${(seen / most) * 100}%` }} />
              </span>
              <span className={styles.seen}>{countText(Math.round(seen))}</span>
              <span className={styles.quiet}>
                {amount(images, 'image')}, in {percent(share)} of their captions
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < ordered.length && (
        <Button size="small" className={styles.more} onClick={() => setAll(true)}>
          Show all {countText(ordered.length)} characters
        </Button>
      )}
    </>
  );
};
