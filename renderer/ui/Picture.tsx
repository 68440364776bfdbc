/**
 * A picture that fills a box of its own proportions, with a placeholder before it is there and words where it cannot be shown.
 * When it leaves the screen before it has come, its request is ended.
 */
import { ImageOff } from 'lucide-react';
import { useCallback, useState } from 'react';
import { classes } from './classes.ts';
import styles from './Picture.module.css';

interface Props {
  /** Null: it is not known yet which picture. */
  readonly src: string | null;
  /** What it is, for screen readers; empty where a name stands beside it. */
  readonly alt: string;
  /** Why it cannot be shown, in words. */
  readonly problem?: string | null;
  readonly blurred?: boolean;
  /** When this changes, a picture that failed is tried again. */
  readonly attempt?: string | number | null;
  /** The box is too small for words: the reason is in the tooltip. */
  readonly small?: boolean;
}

/** What has come of an address: `atOnce` was in the browser's memory and needs no fading in. */
interface Outcome {
  readonly key: string;
  readonly state: 'atOnce' | 'loaded' | 'failed';
}

export const Picture = ({
  src,
  alt,
  problem = null,
  blurred = false,
  attempt = null,
  small = false,
}: Props) => {
  const key = `${src} ${attempt}`;
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const state = outcome?.key === key ? outcome.state : null;

  const watch = useCallback(
    (image: HTMLImageElement) => {
      if (image.complete && image.naturalWidth > 0) setOutcome({ key, state: 'atOnce' });
      return () => {
        if (!image.complete) image.removeAttribute('src');
      };
    },
    [key],
  );

  const reason = problem ?? (state === 'failed' ? 'The picture could not be loaded.' : null);
  if (reason !== null) {
    return (
      <div className={classes(styles.box, styles.broken)} title={reason}>
        <ImageOff size={small ? 16 : 20} aria-hidden="true" />
        <span className={small ? styles.hidden : styles.reason}>{reason}</span>
      </div>
    );
  }
  return (
    <div className={styles.box}>
      {src !== null && (
        <img
          key={key}
          ref={watch}
          src={src}
          alt={alt}
          draggable={false}
          decoding="async"
          data-state={state ?? 'coming'}
          className={classes(styles.image, blurred && styles.blurred)}
          onLoad={() => state === null && setOutcome({ key, state: 'loaded' })}
          onError={() => setOutcome({ key, state: 'failed' })}
        />
      )}
    </div>
  );
};
