/** The image that a caption belongs to: it shows whether a change is right. */
import { thumbPath } from '../../shared/api/imagePaths.ts';
import type { SampleId } from '../../shared/api/ids.ts';
import { explainImage } from '../api/imageFailures.ts';
import { useSampleDetail } from '../api/queries.ts';
import { useApp } from '../state/AppContext.tsx';
import { SampleImage } from '../parts/SampleImage.tsx';
import styles from './ChangeCard.module.css';

/** CSS pixels. */
const largest = { width: 72, height: 96 } as const;

/** The size of an image in its box on a card; a square until its proportions are known. */
const sizeIn = (width: number, height: number): { readonly width: number; readonly height: number } => {
  if (width <= 0 || height <= 0) return { width: largest.width, height: largest.width };
  const scale = Math.min(largest.width / width, largest.height / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
};

export const ChangeImage = ({ sample }: { readonly sample: SampleId }) => {
  const { data } = useSampleDetail(sample);
  const blurred = useApp((state) => state.blurred);
  const blurExplicit = useApp((state) => state.settings.blurExplicit);
  const row = data?.row.id === sample ? data.row : null;
  return (
    <div className={styles.image} style={sizeIn(row?.width ?? 0, row?.height ?? 0)}>
      <SampleImage
        src={row === null ? null : thumbPath(row.id, 256, row.version)}
        alt=""
        problem={row?.problem ?? null}
        blurred={blurred || (blurExplicit && row?.explicit === true)}
        explain={explainImage}
        small
      />
    </div>
  );
};
