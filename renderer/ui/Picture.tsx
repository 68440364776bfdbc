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

export const Picture = ({
  src,
  alt,
  problem = null,
  blurred = false,
  attempt = null,
  small = false,
}: Props) => {
  const key = `${src} ${attempt}`;
  const [loaded, setLoaded] = useState<string | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  const atLeaving = useCallback(
    (image: HTMLImageElement) => () => {
      if (!image.complete) image.removeAttribute('src');
    },
    [],
  );

  const reason = problem ?? (failed === key ? 'The picture could not be loaded.' : null);
  if (reason !== null) {
    return (
      <div className={classes(styles.box, styles.broken)} title={reason}>
        <ImageOff size={small ? 16 : 20} aria-hidden="true" />
        <span className={small ? styles.hidden : styles.reason}>{reason}</span>
      </div>
    );
  }
  const here = loaded === src;
  return (
    <div className={classes(styles.box, here && styles.here)}>
      {src !== null && (
        <img
          key={key}
          ref={atLeaving}
          src={src}
          alt={alt}
          draggable={false}
          decoding="async"
          className={classes(styles.image, here && styles.shown, blurred && styles.blurred)}
          onLoad={() => setLoaded(src)}
          onError={() => setFailed(key)}
        />
      )}
    </div>
  );
};
