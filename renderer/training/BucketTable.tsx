/** Each bucket in numbers; every count leads to its images. */
import type { BucketLine } from '../../shared/api/trainer.ts';
import type { SmallBuckets } from '../../shared/trainer/steps.ts';
import styles from './BucketTable.module.css';
import { ShowCount } from './ShowCount.tsx';
import { percent } from './labels.ts';

const heads = ['Size', 'Images', 'Enlarged', 'Cut away', 'Steps', 'Left out'] as const;

const fates: Readonly<Record<SmallBuckets, string>> = {
  drop: 'all: fewer than a batch',
  repeat: 'none: repeated to a batch',
  smaller: 'none: a smaller batch',
};

const Row = ({ bucket, small }: { readonly bucket: BucketLine; readonly small: SmallBuckets }) => {
  const { width, height, images, upscaled, lost, steps, dropped, few, query, upscaledQuery, exact } = bucket;
  const size = `${width} × ${height}`;
  return (
    <tr className={images === 0 ? styles.empty : undefined}>
      <th scope="row">{size}</th>
      <td>
        <ShowCount count={images} query={query} of={`images in ${size}`} exact={exact} />
      </td>
      <td>
        <ShowCount count={upscaled} query={upscaledQuery} of={`upscaled to ${size}`} exact={exact} />
      </td>
      <td>{images === 0 ? '' : percent(lost)}</td>
      <td>{images === 0 ? '' : steps}</td>
      <td className={few && images > 0 ? styles.few : undefined}>
        {images > 0 && (few ? fates[small] : dropped)}
      </td>
    </tr>
  );
};

/** @param buckets by resolution, then ratio */
export const BucketTable = ({
  buckets,
  small,
}: {
  readonly buckets: readonly BucketLine[];
  readonly small: SmallBuckets;
}) => {
  const resolutions = [...new Set(buckets.map(({ resolution }) => resolution))];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {resolutions.map((resolution) => (
        <tbody key={resolution}>
          {resolution !== null && (
            <tr className={styles.resolution}>
              <th scope="rowgroup" colSpan={heads.length}>
                At {resolution}
              </th>
            </tr>
          )}
          {buckets
            .filter((bucket) => bucket.resolution === resolution)
            .map((bucket) => (
              <Row key={`${bucket.ar} ${bucket.width} ${bucket.height}`} bucket={bucket} small={small} />
            ))}
        </tbody>
      ))}
    </table>
  );
};
