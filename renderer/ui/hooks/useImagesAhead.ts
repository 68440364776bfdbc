/** Makes the browser fetch and decode images that are shown next, so that they can be drawn at once. */
import { useCallback, useEffect, useRef } from 'react';

/** An image that is held, so that the browser does not drop what it has decoded. */
interface Held {
  readonly image: HTMLImageElement;
  ready: boolean;
}

const hold = (address: string): Held => {
  const held: Held = { image: new Image(), ready: false };
  held.image.src = address;
  // One that fails, or is passed before it has come, is not ready; whoever shows it says why.
  held.image.decode().then(
    () => (held.ready = true),
    () => undefined,
  );
  return held;
};

/**
 * @param addresses those wanted now, the most wanted first; the others are let go
 * @returns tells whether an image is decoded
 */
export const useImagesAhead = (addresses: readonly string[]): ((address: string) => boolean) => {
  const all = useRef(new Map<string, Held>());
  const wanted = addresses.join('\n');
  useEffect(() => {
    const now = new Set(wanted.split('\n').filter((address) => address !== ''));
    for (const [address, { image }] of all.current) {
      if (now.has(address)) continue;
      all.current.delete(address);
      if (!image.complete) image.removeAttribute('src');
    }
    for (const address of now) if (!all.current.has(address)) all.current.set(address, hold(address));
  }, [wanted]);
  useEffect(() => {
    const held = all.current;
    return () => {
      for (const { image } of held.values()) if (!image.complete) image.removeAttribute('src');
      held.clear();
    };
  }, []);
  return useCallback((address) => all.current.get(address)?.ready === true, []);
};
