/** The samples before and after the one in the full view, in the order of the view; that one is always in the middle. */
import { memo, useCallback, useState } from 'react';
import type { SampleRow } from '../../shared/api/sample.ts';
import { FittedImage } from '../parts/FittedImage.tsx';
import { MarkSign } from '../parts/MarkSign.tsx';
import { useApp, useAppStore } from '../state/AppContext.tsx';
import { rowAt } from '../state/rowsSlice.ts';
import styles from './Filmstrip.module.css';

/** CSS pixels from one image to the next; as in the style. */
const pitch = 64;

const useWidth = () => {
  const [width, setWidth] = useState(0);
  const watch = useCallback((box: HTMLElement | null) => {
    if (box === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return { width, watch };
};

const Picture = memo(({ row }: { readonly row: SampleRow }) => (
  <>
    <FittedImage row={row} small />
    {row.mark !== null && (
      <span className={styles.mark}>
        <MarkSign mark={row.mark} look="over" />
      </span>
    )}
  </>
));

interface FrameProps {
  readonly position: number;
  readonly current: boolean;
}

const Frame = memo(({ position, current }: FrameProps) => {
  const store = useAppStore();
  const row = useApp((state) => rowAt(state, position));
  return (
    <button
      type="button"
      // Arrow keys go on from image to image; Tab goes past the strip.
      tabIndex={-1}
      className={styles.frame}
      aria-label={row?.relPath ?? `Sample ${position + 1}`}
      aria-current={current ? 'true' : undefined}
      title={row?.relPath}
      onClick={(event) => {
        event.currentTarget.closest('[data-layer]')?.querySelector<HTMLElement>('[data-stage]')?.focus();
        store.getState().moveTo(position, 'only');
      }}
    >
      {row !== undefined && <Picture row={row} />}
    </button>
  );
});

export const Filmstrip = () => {
  const { width, watch } = useWidth();
  const focus = useApp((state) => state.focus ?? 0);
  const count = useApp((state) => state.view?.count ?? 0);
  const side = width === 0 ? -1 : Math.ceil((width / pitch - 1) / 2);
  const positions = Array.from({ length: Math.max(0, 2 * side + 1) }, (_, at) => focus - side + at);
  return (
    <nav ref={watch} className={styles.strip} aria-label="Filmstrip">
      {positions.map((position) =>
        position < 0 || position >= count ? (
          <span key={position} className={styles.none} />
        ) : (
          <Frame key={position} position={position} current={position === focus} />
        ),
      )}
    </nav>
  );
};
