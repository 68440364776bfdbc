/** Which of a sample's images can be drawn: the thumbnail first, the image itself once it is decoded; and errors. */
import { useState } from 'react';
import { fateOfImage } from '../api/imageFailures.ts';
import { useApp } from '../state/AppContext.tsx';

/** @param full address of the image itself; @param ready it is decoded already */
export const useImageLoading = (full: string, ready = false) => {
  const [loaded, setLoaded] = useState<string | null>(null);
  const [failed, setFailed] = useState<{ readonly of: string; readonly why: string } | null>(null);
  // While the engine is away no image can be loaded, and none is broken: each is tried again when something
  // changes.
  const attempt = useApp((state) => `${state.engine} ${state.connection}`);
  const [missed, setMissed] = useState<readonly string[]>([]);
  const nameOf = (src: string): string => `${attempt} ${src}`;
  const fail = async (src: string): Promise<void> => {
    setMissed((before) => [...before.filter((name) => name.startsWith(attempt)), nameOf(src)]);
    const fate = await fateOfImage(src);
    if (fate === 'away') return;
    // A truncated file has no thumbnail, though a browser draws the part that exists.
    if (fate !== 'fine') setFailed({ of: full, why: fate.why });
    else if (src === full) setFailed({ of: full, why: 'The image could not be loaded.' });
  };
  return {
    /** The image itself is loaded. */
    here: loaded === full || ready,
    /** Why it cannot be shown, or null. */
    failure: failed?.of === full ? failed.why : null,
    isMissed: (src: string): boolean => missed.includes(nameOf(src)),
    fail,
    /** An image that is shown only when it can be drawn at once does not flicker. */
    showDecoded: async (image: HTMLImageElement): Promise<void> => {
      await image.decode().catch(() => undefined);
      setLoaded(full);
    },
  };
};
