/** A sample's image as large as its place allows: at once as a thumbnail, then as it is. */
import { useState } from 'react';
import { imagePath } from '../../shared/api/imagePaths.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { fileNameOf } from '../../shared/paths.ts';
import { useApp } from '../state/AppContext.tsx';
import { FittedImage } from '../parts/FittedImage.tsx';
import styles from './HeroImage.module.css';

/** The longest side of the larger thumbnail. */
const thumbSide = 640;

export const HeroImage = ({ row }: { readonly row: SampleRow }) => {
  const blurred = useApp((state) => state.blurred || (state.settings.blurExplicit && row.explicit));
  const [loaded, setLoaded] = useState<string | null>(null);
  const src = imagePath(row.id, row.version);
  const finer = row.problem === null && !blurred && Math.max(row.width, row.height) > thumbSide;
  return (
    <div className={styles.hero}>
      <FittedImage row={row} alt={fileNameOf(row.relPath)} />
      {finer && (
        <img
          key={src}
          className={styles.finer}
          src={src}
          alt=""
          decoding="async"
          draggable={false}
          data-loaded={loaded === src}
          onLoad={() => setLoaded(src)}
        />
      )}
    </div>
  );
};
