/** Makes the browser fetch images that are shown next, so that they appear at once. */
import { useEffect } from 'react';

export const useImagesAhead = (addresses: readonly string[]): void => {
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
