/** The heat map: a row for each character and outfit, a column for each value. Arrow keys move, Enter shows the samples. */
import { useRef, useState, type KeyboardEvent } from 'react';
import type { CoverageTable } from '../../shared/api/coverage.ts';
import { axes } from '../../shared/coverage/axes.ts';
import { useApp } from '../state/AppContext.tsx';
import { Button } from '../ui/display/Button.tsx';
import { countText } from '../ui/display/numbers.ts';
import styles from './CoverageMap.module.css';
import { mapColumns, mapRows, movedTo, type MapCell, type MapRow } from './coverageCells.ts';

/** Characters that are drawn at first: thousands of rows would be slow. */
const shownAtFirst = 60;

/** The larger its part of the row, the darker; gaps have a colour of their own. */
const heatColour = ({ heat, floor }: MapCell): string | undefined =>
  floor === null && heat > 0
    ? `color-mix(in srgb, var(--text) ${Math.round(heat * 22)}%, transparent)`
    : undefined;

interface RowProps {
  readonly row: MapRow;
  readonly at: number;
  /** The column of the cell that Tab reaches; null: another row has it. */
  readonly column: number | null;
}

const Row = ({ row, at, column }: RowProps) => (
  <tr data-of={row.of}>
    <th scope="row" className={styles.name} title={row.name}>
      {row.name}
    </th>
    {row.cells.map((cell, place) => (
      <td
        key={mapColumns[place]?.key}
        tabIndex={column === place ? 0 : -1}
        className={styles.cell}
        data-row={at}
        data-column={place}
        data-begins={mapColumns[place]?.begins ? true : undefined}
        data-gap={cell.floor === null ? undefined : true}
        aria-label={cell.label}
        style={{ backgroundColor: heatColour(cell) }}
      >
        {countText(cell.count)}
        {cell.floor !== null && <span className={styles.of}>/{cell.floor}</span>}
      </td>
    ))}
  </tr>
);

const Head = () => (
  <thead>
    <tr>
      <th scope="col" rowSpan={2} className={styles.corner}>
        Character, outfit
      </th>
      <th scope="col" rowSpan={2} className={styles.head}>
        {mapColumns[0]?.label}
      </th>
      {axes.map((axis) => (
        <th key={axis.name} scope="colgroup" colSpan={axis.values.length + 1} className={styles.axis}>
          {axis.label}
        </th>
      ))}
    </tr>
    <tr>
      {mapColumns.slice(1).map(({ key, label, begins }) => (
        <th key={key} scope="col" className={styles.head} data-begins={begins ? true : undefined}>
          {label}
        </th>
      ))}
    </tr>
  </thead>
);

const placeOf = (target: EventTarget): readonly [row: number, column: number] | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  return cell === null ? null : [Number(cell.dataset['row']), Number(cell.dataset['column'])];
};

interface Props {
  readonly table: CoverageTable;
  readonly filter: string;
}

export const CoverageMap = ({ table, filter }: Props) => {
  const grid = useRef<HTMLTableElement>(null);
  const showSamples = useApp((state) => state.showSamples);
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0]);
  const [most, setMost] = useState(shownAtFirst);
  const { rows, characters } = mapRows(table, filter, most);
  const row = Math.min(at[0], rows.length - 1);
  const show = ([one, column]: readonly [number, number]): void => {
    const query = rows[one]?.cells[column]?.query;
    if (query !== undefined) showSamples(query);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = placeOf(event.target);
    if (place === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') show(place);
    const next = movedTo(event.key, place, { rows: rows.length, columns: mapColumns.length });
    if (event.key !== 'Enter' && next === null) return;
    event.preventDefault();
    if (next === null) return;
    setAt(next);
    const [to, column] = next;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-row="${to}"][data-column="${column}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return (
    <div className={styles.frame}>
      <table
        ref={grid}
        // Its cells are walked through by arrow keys: a table by its elements, a grid by its keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label="Coverage"
        className={styles.map}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const place = placeOf(event.target);
          if (place !== null) show(place);
        }}
      >
        <Head />
        <tbody>
          {rows.map((each, index) => (
            <Row
              key={`${each.character} ${each.of} ${each.name}`}
              row={each}
              at={index}
              column={index === row ? at[1] : null}
            />
          ))}
        </tbody>
      </table>
      {characters > most && (
        <Button look="quiet" onClick={() => setMost(Infinity)}>
          Show all {countText(characters)} characters
        </Button>
      )}
    </div>
  );
};
