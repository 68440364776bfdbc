/** An image in its bucket: the part that is cropped away is shaded. */
import { thumbPath } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import type { TrainerPreview } from '../../shared/api/trainer.ts';
import { useApp } from '../state/AppContext.tsx';
import { classes } from '../ui/styles/classes.ts';
import styles from './CropFigure.module.css';
import { percent, scaleText } from './labels.ts';

type Placed = TrainerPreview['buckets'][number];

/** Less than this is rounding, not an enlargement. */
const hardly = 1.005;

export const CropFigure = ({ row, placed }: { readonly row: SampleRow; readonly placed: Placed }) => {
  const blurred = useApp((state) => state.blurred || (state.settings.blurExplicit && row.explicit));
  const { crop, width, height, resolution, scale, lost } = placed;
  const left = (crop.x / row.width) * 100;
  const top = (crop.y / row.height) * 100;
  const box = { inset: `${top}% ${left}%` };
  return (
    <figure className={styles.figure}>
      <div className={styles.picture} style={{ aspectRatio: `${row.width} / ${row.height}` }}>
        <img
          src={thumbPath(row.id, 256, row.version)}
          alt=""
          draggable={false}
          className={classes(styles.image, blurred && styles.blurred)}
        />
        <div className={styles.kept} style={box} />
      </div>
      <figcaption className={styles.words}>
        <span className={styles.size}>
          {width} × {height}
        </span>
        {resolution !== null && <span className={styles.quiet}>at {resolution}</span>}
        <span className={styles.quiet}>
          {lost < 0.001 ? 'nothing cut away' : `${percent(lost)} cut away`}
        </span>
        {scale > hardly && <span className={styles.enlarged}>upscaled {scaleText(scale)}×</span>}
      </figcaption>
    </figure>
  );
};
