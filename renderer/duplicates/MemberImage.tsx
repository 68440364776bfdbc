/** A member's image, in its own proportions. */
import { thumbPath } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { explainImage } from '../api/imageFailures.ts';
import { useApp } from '../state/AppContext.tsx';
import { SampleImage } from '../parts/SampleImage.tsx';

interface Props {
  readonly row: SampleRow;
  readonly alt?: string;
  /** `small`: in a list. `large`: beside the others. */
  readonly size: 'small' | 'large';
}

export const MemberImage = ({ row, alt = '', size }: Props) => {
  const blurred = useApp((state) => state.blurred || (state.settings.blurExplicit && row.explicit));
  const { id, version } = row;
  const src = thumbPath(id, size === 'small' ? 256 : 640, version);
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
