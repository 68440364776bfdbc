/**
 * An image that fills a box of its own proportions, with a placeholder until it is loaded and words where it
 * cannot be shown. When it leaves the screen before it is loaded, its request is cancelled.
 */
import { ImageOff } from 'lucide-react';
import { useCallback, useState } from 'react';
import { classes } from '../ui/styles/classes.ts';
import styles from './SampleImage.module.css';

interface Props {
  /** Null: the image is not known yet. */
  readonly src: string | null;
  /** What it is, for screen readers; empty where a name is beside it. */
  readonly alt: string;
  /** Why it cannot be shown, in words. */
  readonly problem?: string | null;
  readonly blurred?: boolean;
  /** When this changes, an image that failed is tried again. */
  readonly attempt?: string | number | null;
  /** The engine cannot be reached: then a missing image is not an error of its own, and none is shown. */
  readonly waiting?: boolean;
  /** Why an image could not be loaded; null where that is not known. */
  readonly explain?: (src: string) => Promise<string | null>;
  /** The box is too small for words: the reason is in the tooltip. */
  readonly small?: boolean;
}

/** The state of an address: `atOnce` was in the browser's memory and is not faded in. */
interface Outcome {
  readonly src: string | null;
  /** Only a failure depends on the attempt. */
  readonly attempt: Props['attempt'];
  readonly state: 'atOnce' | 'loaded' | 'failed';
}

const unexplained = 'The image could not be loaded.';

export const SampleImage = ({
  src,
  alt,
  problem = null,
  blurred = false,
  attempt = null,
  waiting = false,
  explain,
  small = false,
}: Props) => {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const valid = outcome?.src === src && (outcome.state !== 'failed' || outcome.attempt === attempt);
  const state = valid ? outcome.state : null;
  const [why, setWhy] = useState<{ readonly src: string; readonly reason: string } | null>(null);
  const settle = (next: Outcome['state']): void => setOutcome({ src, attempt, state: next });

  const fail = async (failed: string): Promise<void> => {
    settle('failed');
    const reason = await explain?.(failed);
    if (typeof reason === 'string') setWhy({ src: failed, reason });
  };

  const watch = useCallback(
    (image: HTMLImageElement) => {
      if (image.complete && image.naturalWidth > 0) setOutcome({ src, attempt: null, state: 'atOnce' });
      return () => {
        if (!image.complete) image.removeAttribute('src');
      };
    },
    [src],
  );

  const failed = state === 'failed';
  const reason = problem ?? (failed && !waiting ? (why?.src === src ? why.reason : unexplained) : null);
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
      {src !== null && !failed && (
        <img
          key={src}
          ref={watch}
          src={src}
          alt={alt}
          draggable={false}
          decoding="async"
          data-state={state ?? 'coming'}
          className={classes(styles.image, blurred && styles.blurred)}
          onLoad={() => state === null && settle('loaded')}
          onError={() => void fail(src)}
        />
      )}
    </div>
  );
};
