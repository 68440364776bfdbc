/** A sample's image: whole and as large as possible, or small and cropped to fill its place. */
import { thumbPath } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { explainImage } from '../api/imageFailures.ts';
import { useApp } from '../state/AppContext.tsx';
import { SampleImage } from './SampleImage.tsx';
import styles from './FittedImage.module.css';

interface Props {
  readonly row: SampleRow;
  readonly alt?: string;
  readonly small?: boolean;
}

export const FittedImage = ({ row, alt = '', small = false }: Props) => {
  const blurred = useApp((state) => state.blurred || (state.settings.blurExplicit && row.explicit));
  const { id, version, problem } = row;
  const image = (
    <SampleImage
      src={thumbPath(id, small ? 256 : 640, version)}
      alt={alt}
      problem={problem}
      blurred={blurred}
      explain={explainImage}
      small={small}
    />
  );
  if (small) return image;
  const ratio = row.width > 0 && row.height > 0 ? row.width / row.height : 1;
  return (
    <div className={styles.frame}>
      {/* As large as the frame allows in either direction. */}
      <div style={{ aspectRatio: ratio, width: `min(100cqw, ${ratio} * 100cqh)` }}>{image}</div>
    </div>
  );
};
