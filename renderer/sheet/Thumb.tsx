/** A sample's image at the size at which it is shown. */
import { memo } from 'react';
import { imageThumb } from './thumbSource.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { explainImage } from '../api/imageFailures.ts';
import { useApp } from '../state/AppContext.tsx';
import { SampleImage } from '../parts/SampleImage.tsx';
import styles from './Thumb.module.css';

interface Props {
  readonly row: SampleRow | undefined;
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/** Below this size there is no room for words in an image's place. */
const roomForWords = 130;

export const Thumb = memo(({ row, width, height }: Props) => {
  const blurred = useApp((state) => state.blurred);
  const blurExplicit = useApp((state) => state.settings.blurExplicit);
  const away = useApp((state) => state.connection !== 'open');
  const attempt = useApp((state) => `${state.engine} ${state.connection}`);
  return (
    <div className={row?.mark?.mark === 'excluded' ? styles.excluded : undefined} style={{ width, height }}>
      <SampleImage
        src={row === undefined ? null : imageThumb(row, width, height)}
        alt=""
        problem={row?.problem ?? null}
        blurred={blurred || (blurExplicit && row?.explicit === true)}
        attempt={attempt}
        waiting={away}
        explain={explainImage}
        small={Math.min(width, height) < roomForWords}
      />
    </div>
  );
});
Thumb.displayName = 'Thumb';
