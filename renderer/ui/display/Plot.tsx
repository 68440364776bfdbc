/** A plot as wide as its place. Its colours are the tokens, so that it follows the theme by itself. */
import { plot, type PlotOptions } from '@observablehq/plot';
import { useEffect, useRef, useState } from 'react';
import styles from './Plot.module.css';

interface Props {
  /** Called for each width; memoise it: another function draws the plot again. */
  readonly options: (width: number) => PlotOptions;
  /** In CSS pixels: the space is reserved before the plot is drawn. */
  readonly height: number;
  /** What the plot shows, for screen readers. */
  readonly label: string;
  /** A click on the nth bar, in the order of the data. */
  readonly onBar?: (index: number) => void;
}

export const Plot = ({ options, height, label, onBar }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const latest = useRef(onBar);
  useEffect(() => {
    latest.current = onBar;
  });
  useEffect(() => {
    const place = box.current;
    if (place === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(place.clientWidth)));
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const place = box.current;
    if (place === null || width === 0) return;
    const drawn = plot({ width, height, ...options(width) });
    // The box describes the plot; the names that Plot gives its parts would only be noise.
    drawn.setAttribute('aria-hidden', 'true');
    for (const [index, bar] of drawn.querySelectorAll('rect').entries()) {
      bar.addEventListener('click', () => latest.current?.(index));
    }
    place.replaceChildren(drawn);
  }, [options, width, height]);
  return (
    <div
      ref={box}
      className={styles.plot}
      data-choice={onBar !== undefined}
      style={{ minHeight: height }}
      role="img"
      aria-label={label}
    />
  );
};
