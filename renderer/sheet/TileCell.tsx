/** The middle density: the image with short captions below. */
import { memo } from 'react';
import { FileName } from '../parts/FileName.tsx';
import { MarkSign } from '../parts/MarkSign.tsx';
import { CategoryMark } from '../parts/TagChip.tsx';
import { NlCaption } from '../parts/NlCaption.tsx';
import type { Tag } from '../../shared/api/caption.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { useUsualCaptions } from '../state/useUsualCaptions.ts';
import { Fault } from './Captions.tsx';
import type { CellProps } from './cell.ts';
import { fitted, tileImageHeight } from './geometry.ts';
import { Thumb } from './Thumb.tsx';
import styles from './TileCell.module.css';
import { useCell } from './useCell.ts';
import { nlFault, tagsFault } from './labels.ts';

/** More tags than this do not fit into two lines. */
const tagsShown = 24;

/** Keeps a mark with the first word of its tag when the line breaks. */
const ShortTag = ({ tag }: { readonly tag: Tag }) => {
  const text = tag.text.replaceAll('\\', '');
  if (tag.category === 'general') return text;
  const [first = '', ...rest] = text.split(' ');
  return (
    <>
      <span className={styles.marked}>
        <CategoryMark category={tag.category} />
        {first}
      </span>
      {rest.map((word) => ` ${word}`)}
    </>
  );
};

const ShortTags = ({ row }: { readonly row: SampleRow }) => {
  const fault = tagsFault(row.tags, useUsualCaptions());
  if (fault !== null || row.tags.state !== 'present') return <div>{fault && <Fault fault={fault} />}</div>;
  return (
    <div className={styles.tags}>
      {row.tags.tags.slice(0, tagsShown).map((tag, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index}>
          {index > 0 && ', '}
          <ShortTag tag={tag} />
        </span>
      ))}
    </div>
  );
};

/** Drawn again only when the sample changes, not when the focus comes and goes. */
const ShortCaptions = memo(({ row }: { readonly row: SampleRow }) => {
  const fault = nlFault(row.nl, useUsualCaptions());
  return (
    <div className={styles.captions}>
      <div className={styles.head}>
        <FileName path={row.relPath} className={styles.name} />
        {row.mark !== null && <MarkSign mark={row.mark} look="sign" />}
      </div>
      <ShortTags row={row} />
      {fault !== null && <Fault fault={fault} />}
      {fault === null && row.nl.state === 'present' && (
        <NlCaption size="small" lines={3}>
          {row.nl.text.trim()}
        </NlCaption>
      )}
    </div>
  );
});
ShortCaptions.displayName = 'ShortCaptions';

export const TileCell = (props: CellProps) => {
  const { row, attributes } = useCell(props);
  const { x, width, height } = props.box;
  const frame = tileImageHeight(width);
  const image = fitted(row, width, frame);
  return (
    <div {...attributes} className={styles.tile} style={{ left: x, width, height }}>
      <div className={styles.frame} style={{ height: frame }}>
        <Thumb row={row} width={image.width} height={image.height} />
      </div>
      {row !== undefined && <ShortCaptions row={row} />}
    </div>
  );
};
