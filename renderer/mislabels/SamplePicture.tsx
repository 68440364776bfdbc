/** A sample's picture: whole and as large as its place allows, or small and cut to fill it. */
import { thumbPath } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { explainPicture } from '../api/pictures.ts';
import { useApp } from '../state/AppContext.tsx';
import { Picture } from '../parts/Picture.tsx';
import styles from './SamplePicture.module.css';

interface Props {
  readonly row: SampleRow;
  readonly alt?: string;
  readonly small?: boolean;
}

export const SamplePicture = ({ row, alt = '', small = false }: Props) => {
  const blurred = useApp((state) => state.blurred || (state.settings.blurExplicit && row.explicit));
  const { id, version, problem } = row;
  const picture = (
    <Picture
      src={thumbPath(id, small ? 256 : 640, version)}
      alt={alt}
      problem={problem}
      blurred={blurred}
      explain={explainPicture}
      small={small}
    />
  );
  if (small) return picture;
  const ratio = row.width > 0 && row.height > 0 ? row.width / row.height : 1;
  return (
    <div className={styles.frame}>
      {/* As large as the frame allows in either direction. */}
      <div style={{ aspectRatio: ratio, width: `min(100cqw, ${ratio} * 100cqh)` }}>{picture}</div>
    </div>
  );
};
