/** A sample's picture, in the proportions that it has. */
import { thumbPath } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { explainPicture } from '../api/pictures.ts';
import { useApp } from '../state/AppContext.tsx';
import { Picture } from '../ui/Picture.tsx';

interface Props {
  readonly row: SampleRow;
  readonly alt?: string;
  readonly small?: boolean;
}

export const SamplePicture = ({ row, alt = '', small = false }: Props) => {
  const blurred = useApp((state) => state.blurred || (state.settings.blurExplicit && row.explicit));
  const { id, version, problem } = row;
  return (
    <Picture
      src={thumbPath(id, small ? 256 : 640, version)}
      alt={alt}
      problem={problem}
      blurred={blurred}
      explain={explainPicture}
      small={small}
    />
  );
};
