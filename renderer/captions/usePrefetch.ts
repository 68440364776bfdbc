/** Loads the images of what comes next, so that it is there when one goes on. */
import { useEffect } from 'react';
import { imagePath, thumbPath } from '../../shared/api/imagePaths.ts';
import type { Proposal } from '../../shared/api/proposals.ts';

export const usePrefetch = (proposals: readonly (Proposal | null)[]): void => {
  const addresses = proposals.flatMap((proposal, index) => {
    const row = proposal?.row ?? null;
    if (row === null || row.problem !== null) return [];
    const thumb = thumbPath(row.id, 640, row.version);
    return index === 0 ? [thumb, imagePath(row.id, row.version)] : [thumb];
  });
  const wanted = addresses.join('\n');
  useEffect(() => {
    const images = wanted.split('\n').flatMap((address) => {
      if (address === '') return [];
      const image = new Image();
      image.src = address;
      return [image];
    });
    // What is passed before it has come is not needed any more.
    return () => {
      for (const image of images) if (!image.complete) image.removeAttribute('src');
    };
  }, [wanted]);
};
