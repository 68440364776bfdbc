/** One picture, large: fits, zooms to the pointer, pans. A thumbnail is shown until the image itself is loaded. */
import { useEffect, useState } from 'react';
import { imagePath, thumbPath, thumbSizes } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { fateOfPicture } from '../api/pictures.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { classes } from '../ui/styles/classes.ts';
import { Picture } from '../parts/Picture.tsx';
import { canPan, percentOf, placed } from './geometry.ts';
import { useViewer } from './useViewer.ts';
import styles from './Viewer.module.css';
import { ZoomBar } from './ZoomBar.tsx';

interface Props {
  readonly row: SampleRow;
  /** It has an alpha channel: a checker shows through. */
  readonly alpha: boolean;
  /** Takes the focus when it appears. */
  readonly takesFocus?: boolean;
}

const largestThumb = Math.max(...thumbSizes);

/** A picture that is shown only when it can be drawn at once does not flash. */
const whenDecoded = (image: HTMLImageElement): Promise<void> => image.decode().catch(() => undefined);

/** What part of the frame a blur reaches over. */
const blurShare = 14;
/** Device pixels a picture pixel, from which on pixels are drawn as squares. */
const squares = 3;

export const Viewer = ({ row, alpha, takesFocus = false }: Props) => {
  const thumb = thumbPath(row.id, 640, row.version);
  const full = imagePath(row.id, row.version);
  const { frame, setFrame, stage, zoom, dragging, step, handlers } = useViewer(full, row);
  const blurred = useApp((state) => state.blurred || (state.settings.blurExplicit && row.explicit));
  const [loaded, setLoaded] = useState<string | null>(null);
  const [failed, setFailed] = useState<{ readonly of: string; readonly why: string } | null>(null);
  const problem = row.problem ?? (failed?.of === full ? failed.why : null);
  // While the engine is away no picture comes, and none is broken: each is tried again when something changes.
  const attempt = useApp((state) => `${state.engine} ${state.connection}`);
  const [missed, setMissed] = useState<readonly string[]>([]);
  const nameOf = (src: string): string => `${attempt} ${src}`;
  const isMissed = (src: string): boolean => missed.includes(nameOf(src));
  const fail = async (src: string): Promise<void> => {
    setMissed((before) => [...before.filter((name) => name.startsWith(attempt)), nameOf(src)]);
    const fate = await fateOfPicture(src);
    if (fate === 'away') return;
    // What is cut off makes no thumbnail, though a browser draws the part that is there.
    if (fate !== 'fine') setFailed({ of: full, why: fate.why });
    else if (src === full) setFailed({ of: full, why: 'The image could not be loaded.' });
  };
  const answering = problem === null;

  useRequest('zoom.toggle', answering ? () => step('toggle') : null);
  useRequest('zoom.fit', answering ? () => step('fit') : null);
  useRequest('zoom.actual', answering ? () => step('actual') : null);
  useRequest('zoom.in', answering ? () => step('in') : null);
  useRequest('zoom.out', answering ? () => step('out') : null);

  useEffect(() => {
    if (takesFocus) frame?.focus();
  }, [takesFocus, frame]);

  if (problem !== null) {
    return (
      <div className={styles.viewer}>
        <div className={styles.frame}>
          <Picture src={null} alt="" problem={problem} />
        </div>
      </div>
    );
  }

  const { scale, x, y } = placed(zoom, stage);
  const width = row.width * scale;
  const height = row.height * scale;
  const percent = percentOf(zoom, stage);
  const sharpEnough = Math.max(width, height) * stage.pixelRatio <= largestThumb;
  const here = loaded === full;
  // In proportion to what is seen of it: a fixed blur would tell too much of a large picture.
  const blur = Math.round(Math.max(stage.frame.width, stage.frame.height) / blurShare);
  const style = blurred ? { filter: `blur(${blur}px)`, transform: 'scale(1.1)' } : undefined;

  return (
    <div className={styles.viewer}>
      {/* Moved and zoomed by pointer and keys; the commands do the same. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        ref={setFrame}
        data-stage
        role="group"
        aria-label={`Image at ${percent} %`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className={classes(
          styles.frame,
          takesFocus && styles.alone,
          canPan(zoom, stage) && styles.movable,
          dragging && styles.dragging,
        )}
        {...handlers}
      >
        {stage.frame.width > 0 && (
          <div
            className={classes(styles.picture, alpha && styles.checker)}
            style={{ width, height, transform: `translate(${x}px, ${y}px)` }}
          >
            {!here && !isMissed(thumb) && (
              <img
                key={thumb}
                className={styles.image}
                style={style}
                src={thumb}
                alt={row.relPath}
                draggable={false}
                onError={() => void fail(thumb)}
              />
            )}
            {(here || (!sharpEnough && !isMissed(full))) && (
              <img
                key={full}
                style={style}
                className={classes(
                  styles.image,
                  !here && styles.coming,
                  percent >= squares * 100 && styles.squares,
                )}
                src={full}
                alt={here ? row.relPath : ''}
                draggable={false}
                decoding="async"
                onLoad={(event) => void whenDecoded(event.currentTarget).then(() => setLoaded(full))}
                onError={() => void fail(full)}
              />
            )}
          </div>
        )}
      </div>
      <ZoomBar percent={percent} />
    </div>
  );
};
