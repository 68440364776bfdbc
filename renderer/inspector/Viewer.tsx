/** One image, large: fits, zooms to the pointer, pans. A thumbnail is shown until the image itself is loaded. */
import { useEffect, type CSSProperties } from 'react';
import { imagePath, thumbPath, thumbSizes } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { useRequest } from '../commands/CommandContext.tsx';
import { useApp } from '../state/AppContext.tsx';
import { classes } from '../ui/styles/classes.ts';
import { SampleImage } from '../parts/SampleImage.tsx';
import { canPan, percentOf, placed } from './geometry.ts';
import { useImageLoading } from './useImageLoading.ts';
import { useViewer } from './useViewer.ts';
import styles from './Viewer.module.css';
import { ZoomBar } from './ZoomBar.tsx';

interface Props {
  readonly row: SampleRow;
  /** It has an alpha channel: a checker shows through. */
  readonly alpha: boolean;
  /** Takes the focus when it appears. */
  readonly takesFocus?: boolean;
  /** Whether an image is decoded already, and can be drawn at once. */
  readonly isReady?: (address: string) => boolean;
  /** The thumbnail is enough for now: another sample follows at once. */
  readonly hurried?: boolean;
}

const never = (): boolean => false;

const largestThumb = Math.max(...thumbSizes);

/** A blur's radius as a part of the frame. */
const blurShare = 14;
/** From this many device pixels per image pixel on, pixels are drawn as squares. */
const squares = 3;

interface ImagesProps {
  readonly thumb: string;
  readonly full: string;
  readonly name: string;
  readonly loading: ReturnType<typeof useImageLoading>;
  /** At this zoom a thumbnail has all the pixels that are needed. */
  readonly sharpEnough: boolean;
  /** Whether its pixels are drawn as squares. */
  readonly squared: boolean;
  readonly style: CSSProperties | undefined;
}

/** The thumbnail until the image itself is loaded; then the image alone. */
const Images = ({ thumb, full, name, loading, sharpEnough, squared, style }: ImagesProps) => (
  <>
    {!loading.here && !loading.isMissed(thumb) && (
      <img
        key={thumb}
        className={styles.image}
        style={style}
        src={thumb}
        alt={name}
        draggable={false}
        // Small enough to be there in the same frame.
        decoding="sync"
        onError={() => void loading.fail(thumb)}
      />
    )}
    {(loading.here || (!sharpEnough && !loading.isMissed(full))) && (
      <img
        key={full}
        style={style}
        className={classes(styles.image, !loading.here && styles.coming, squared && styles.squares)}
        src={full}
        alt={loading.here ? name : ''}
        draggable={false}
        decoding={loading.here ? 'sync' : 'async'}
        onLoad={(event) => void loading.showDecoded(event.currentTarget)}
        onError={() => void loading.fail(full)}
      />
    )}
  </>
);

export const Viewer = ({ row, alpha, takesFocus = false, isReady = never, hurried = false }: Props) => {
  const thumb = thumbPath(row.id, 640, row.version);
  const full = imagePath(row.id, row.version);
  const keep = useApp((state) => state.settings.keepZoom);
  const { frame, setFrame, stage, zoom, dragging, step, handlers } = useViewer(full, row, keep);
  const blurred = useApp((state) => state.blurred || (state.settings.blurExplicit && row.explicit));
  const loading = useImageLoading(full, isReady(full));
  const problem = row.problem ?? loading.failure;
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
          <SampleImage src={null} alt="" problem={problem} />
        </div>
      </div>
    );
  }

  const { scale, x, y } = placed(zoom, stage);
  const width = row.width * scale;
  const height = row.height * scale;
  const percent = percentOf(zoom, stage);
  const sharpEnough = Math.max(width, height) * stage.pixelRatio <= largestThumb;
  // In proportion to the visible part: a fixed blur would show too much of a large image.
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
            className={classes(styles.placed, alpha && styles.checker)}
            style={{ width, height, transform: `translate(${x}px, ${y}px)` }}
          >
            <Images
              thumb={thumb}
              full={full}
              name={row.relPath}
              loading={loading}
              sharpEnough={sharpEnough || hurried}
              squared={percent >= squares * 100}
              style={style}
            />
          </div>
        )}
      </div>
      <ZoomBar percent={percent} />
    </div>
  );
};
