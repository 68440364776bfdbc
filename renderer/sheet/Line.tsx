/** One line of the sheet with its cells. */
import { memo, useMemo, type Ref } from 'react';
import type { Density } from '../../shared/api/settings.ts';
import { ContactCell } from './ContactCell.tsx';
import type { Lines } from './lines.ts';
import { RowCell } from './RowCell.tsx';
import styles from './Sheet.module.css';
import { TileCell } from './TileCell.tsx';

interface Props {
  readonly lines: Lines;
  readonly line: number;
  /** Of all lines of the sheet, from 1. */
  readonly number: number;
  /** From the top of the sheet, in CSS pixels. */
  readonly top: number;
  readonly density: Density;
  /** For a line whose height is measured. */
  readonly measure: Ref<HTMLDivElement> | undefined;
}

const cells = { rows: RowCell, tiles: TileCell, sheet: ContactCell } as const;

export const Line = memo(({ lines, line, number, top, density, measure }: Props) => {
  const Cell = cells[density];
  const boxes = useMemo(() => lines.boxes(line), [lines, line]);
  return (
    <div
      ref={measure}
      role="row"
      aria-rowindex={number}
      data-index={line}
      className={styles.line}
      style={{
        transform: `translateY(${top}px)`,
        height: density === 'rows' ? undefined : lines.height(line),
      }}
    >
      {boxes.map((box, column) => (
        <Cell key={box.position} box={box} column={column} />
      ))}
    </div>
  );
});
Line.displayName = 'Line';
