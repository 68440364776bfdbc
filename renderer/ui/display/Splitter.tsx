/** The line between a panel and the sheet: dragged, or moved by arrow keys, it changes the panel's width. */
import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './Splitter.module.css';

interface Props {
  /** Which panel, for screen readers. */
  readonly label: string;
  /** On which side of the line the panel is. */
  readonly panel: 'left' | 'right';
  readonly width: number;
  readonly min: number;
  readonly max: number;
  /** Width after a double click. */
  readonly usual: number;
  readonly onChange: (width: number) => void;
}

const keyStep = 16;

export const Splitter = ({ label, panel, width, min, max, usual, onChange }: Props) => {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const direction = panel === 'left' ? 1 : -1;
  const change = (next: number): void => onChange(Math.round(Math.max(min, Math.min(max, next))));

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    if (start.current) change(start.current.width + direction * (event.clientX - start.current.x));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = {
      ArrowLeft: width - direction * keyStep,
      ArrowRight: width + direction * keyStep,
      Home: min,
      End: max,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    change(to);
  };

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      className={styles.splitter}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={() => (start.current = null)}
      onDoubleClick={() => change(usual)}
      onKeyDown={onKeyDown}
    />
  );
};
