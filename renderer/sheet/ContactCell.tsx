/**
 * The densest: images only. The name appears with the pointer or the focus; a corner mark shows a missing
 * caption, a sign the sample's mark.
 */
import { FileName } from '../parts/FileName.tsx';
import { MarkSign } from '../parts/MarkSign.tsx';
import type { CellProps } from './cell.ts';
import { filled } from './geometry.ts';
import styles from './ContactCell.module.css';
import { Thumb } from './Thumb.tsx';
import { useCell } from './useCell.ts';
import { useUsualCaptions } from '../state/useUsualCaptions.ts';
import { nlFault, tagsFault } from './labels.ts';

export const ContactCell = (props: CellProps) => {
  const { row, attributes } = useCell(props);
  const { x, width, height } = props.box;
  const image = row === undefined ? props.box : filled(row, width, height);
  const usual = useUsualCaptions();
  const fault = row && (tagsFault(row.tags, usual) ?? nlFault(row.nl, usual));
  return (
    <div {...attributes} className={styles.cell} style={{ left: x, width, height }}>
      <Thumb row={row} width={image.width} height={image.height} />
      {fault ? <span className={styles.corner} data-tone={fault.tone} title={fault.words} /> : null}
      {row !== undefined && row.mark !== null && (
        <span className={styles.mark}>
          <MarkSign mark={row.mark} look="over" />
        </span>
      )}
      {row !== undefined && (
        <span className={styles.name}>
          <FileName path={row.relPath} />
        </span>
      )}
    </div>
  );
};
