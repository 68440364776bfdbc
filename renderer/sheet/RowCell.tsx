/** The fullest density: the image with all of both captions beside it. */
import { useApp } from '../state/AppContext.tsx';
import { useRestingFocus } from '../state/restingFocus.ts';
import { FileName } from '../parts/FileName.tsx';
import { MarkSign } from '../parts/MarkSign.tsx';
import { NlInFull, TagsInFull } from './Captions.tsx';
import type { CellProps } from './cell.ts';
import { EditableCaptions, EditHints } from './EditableCaptions.tsx';
import { fitted, rowImageWidth, usualRowHeight } from './geometry.ts';
import styles from './RowCell.module.css';
import { Thumb } from './Thumb.tsx';
import { useCell } from './useCell.ts';
import { sizeWords } from './labels.ts';

export const RowCell = (props: CellProps) => {
  const { row, attributes } = useCell(props);
  // Follows the focus when the keys rest: a row that it only passes is not made ready to be edited.
  const editable = useRestingFocus((position) => position === props.box.position);
  const size = useApp((state) => state.settings.imageSize.rows);
  const column = rowImageWidth(size);
  const image = fitted(row, column, size);
  return (
    <div
      {...attributes}
      className={styles.row}
      style={row === undefined ? { height: usualRowHeight(size) } : undefined}
    >
      <div className={styles.image} style={{ width: column }}>
        <Thumb row={row} width={image.width} height={image.height} />
      </div>
      {row !== undefined && (
        <div className={styles.captions}>
          <div className={styles.head}>
            <FileName path={row.relPath} folder />
            <span className={styles.facts}>
              {editable && <EditHints />}
              {row.mark !== null && <MarkSign mark={row.mark} look="words" />}
              <span className={styles.size}>{sizeWords(row)}</span>
            </span>
          </div>
          {editable ? (
            <EditableCaptions key={row.relPath} row={row} />
          ) : (
            <>
              <TagsInFull tags={row.tags} />
              <NlInFull row={row} />
            </>
          )}
        </div>
      )}
    </div>
  );
};
