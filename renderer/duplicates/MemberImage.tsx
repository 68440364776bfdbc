/** A member's image, in its own proportions. */
import { imagePath, thumbPath } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { explainImage } from '../api/imageFailures.ts';
import { useApp } from '../state/AppContext.tsx';
import { SampleImage } from '../parts/SampleImage.tsx';

interface Props {
  readonly row: SampleRow;
  readonly alt?: string;
  /** `small`: in a list. `large`: beside the others. `full`: the image itself. */
  readonly size: 'small' | 'large' | 'full';
}

export const MemberImage = ({ row, alt = '', size }: Props) => {
  const blurred = useApp((state) => state.blurred || (state.settings.blurExplicit && row.explicit));
  const { id, version } = row;
  const src = size === 'full' ? imagePath(id, version) : thumbPath(id, size === 'small' ? 256 : 640, version);
  return (
    <SampleImage
      src={src}
      alt={alt}
      problem={row.problem}
      blurred={blurred}
      explain={explainImage}
      small={size === 'small'}
    />
  );
};
