/** One of the images that are compared, in its frame: moved and zoomed by pointer and wheel, shown turned back where it lies otherwise. */
import { useEffect, useState, type PointerEvent, type ReactNode } from 'react';
import { imagePath, thumbPath } from '../../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../../shared/api/sample.ts';
import { isExchanged, type Turn } from '../../../shared/turns.ts';
import { explainImage } from '../../api/imageFailures.ts';
import { useApp } from '../../state/AppContext.tsx';
import { classes } from '../../ui/styles/classes.ts';
import { SampleImage } from '../SampleImage.tsx';
import styles from './Compare.module.css';
import { percentOf, placeOf, type Framed, type Look, type Point, type Size } from './look.ts';
import { turnedBack } from './turnedBack.ts';

interface Props {
  readonly row: SampleRow;
  readonly turn: Turn;
  readonly look: Look;
  readonly isMeant: boolean;
  /** Under another one. */
  readonly hidden: boolean;
  readonly onMeant: () => void;
  readonly onFrame: (framed: Framed) => void;
  readonly onZoom: (framed: Framed, factor: number, at: Point) => void;
  readonly onMove: (framed: Framed, by: Point) => void;
  readonly onToggle: (framed: Framed, at: Point) => void;
  readonly children?: ReactNode;
}

/** CSS pixels a line, where the wheel counts in lines. */
const wheelLine = 30;
/** From this many device pixels per image pixel on, pixels are drawn as squares. */
const squares = 300;

const useFrame = () => {
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useEffect(() => {
    if (frame === null) return undefined;
    const observer = new ResizeObserver(() =>
      setSize({ width: frame.clientWidth, height: frame.clientHeight }),
    );
    observer.observe(frame);
    return () => observer.disconnect();
  }, [frame]);
  return { frame, setFrame, size };
};

/** The thumbnail until the image itself is decoded. */
const Picture = ({ row, squared }: { readonly row: SampleRow; readonly squared: boolean }) => {
  const blurred = useApp((state) => state.blurred || (state.settings.blurExplicit && row.explicit));
  const full = imagePath(row.id, row.version);
  const [loaded, setLoaded] = useState<string | null>(null);
  return (
    <>
      <SampleImage
        src={thumbPath(row.id, 640, row.version)}
        alt={row.relPath}
        problem={row.problem}
        blurred={blurred}
        explain={explainImage}
      />
      {row.problem === null && !blurred && (
        <img
          key={full}
          className={classes(styles.full, squared && styles.squares)}
          src={full}
          alt=""
          draggable={false}
          decoding="async"
          data-loaded={loaded === full}
          onLoad={({ currentTarget }) =>
            void currentTarget.decode().then(
              () => setLoaded(full),
              () => undefined,
            )
          }
        />
      )}
    </>
  );
};

interface PlacedProps {
  readonly row: SampleRow;
  readonly turn: Turn;
  readonly place: ReturnType<typeof placeOf>;
  readonly squared: boolean;
}

/** The image where it lies in the frame, turned back. */
const Placed = ({ row, turn, place, squared }: PlacedProps) => {
  const lying = isExchanged(turn);
  return (
    <div
      className={styles.placed}
      style={{
        width: place.width,
        height: place.height,
        transform: `translate(${place.x}px, ${place.y}px)`,
      }}
    >
      <div
        className={styles.turned}
        style={{
          transform: turnedBack(turn),
          ...(lying
            ? {
                width: place.height,
                height: place.width,
                left: (place.width - place.height) / 2,
                top: (place.height - place.width) / 2,
              }
            : { width: '100%', height: '100%' }),
        }}
      >
        <Picture row={row} squared={squared} />
      </div>
    </div>
  );
};

export const ComparePane = (props: Props) => {
  const { row, turn, look, isMeant, hidden, onMeant, onFrame, onZoom, onMove, onToggle, children } = props;
  const { frame, setFrame, size } = useFrame();
  const [drag, setDrag] = useState<Point | null>(null);
  const lying = isExchanged(turn);
  const image = lying ? { width: row.height, height: row.width } : { width: row.width, height: row.height };
  const framed: Framed = { image, frame: size, pixelRatio: globalThis.devicePixelRatio };
  const place = placeOf(look, framed);
  const inFrame = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = frame?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };

  // Zoom by keys is about the one that is meant, and needs to know how it lies in its frame.
  const known = `${isMeant} ${image.width} ${image.height} ${size.width} ${size.height}`;
  useEffect(() => {
    if (isMeant) onFrame(framed);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [known]);

  // React listens to the wheel passively. No dependencies: always the latest state.
  useEffect(() => {
    if (frame === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const delta = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * wheelLine : event.deltaY;
      onZoom(framed, Math.exp(-(event.ctrlKey ? delta * 5 : delta) * 0.0022), inFrame(event));
    };
    frame.addEventListener('wheel', onWheel, { passive: false });
    return () => frame.removeEventListener('wheel', onWheel);
  });

  const onPointerMove = (event: PointerEvent): void => {
    if (drag === null) return;
    onMove(framed, { x: event.clientX - drag.x, y: event.clientY - drag.y });
    setDrag({ x: event.clientX, y: event.clientY });
  };
  const percent = percentOf(look, framed);
  return (
    <figure
      className={classes(styles.pane, hidden && styles.hidden)}
      aria-label={row.relPath}
      aria-current={isMeant ? 'true' : undefined}
      aria-hidden={hidden || undefined}
    >
      {/* Moved and zoomed by pointer; the commands do the same. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        ref={setFrame}
        className={styles.frame}
        data-percent={percent}
        data-movable={look.factor > 1}
        onDoubleClick={(event) => onToggle(framed, inFrame(event))}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          onMeant();
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ x: event.clientX, y: event.clientY });
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => setDrag(null)}
        onLostPointerCapture={() => setDrag(null)}
      >
        {size.width > 0 && <Placed row={row} turn={turn} place={place} squared={percent >= squares} />}
      </div>
      <figcaption className={styles.caption}>
        {children}
        <span className={styles.percent}>{percent} %</span>
      </figcaption>
    </figure>
  );
};
