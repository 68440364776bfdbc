/** SVG to image files. The only file of the sample that imports sharp. */
import sharp from 'sharp';

export type Encoding =
  | { readonly format: 'png' }
  | { readonly format: 'jpeg'; readonly quality: number }
  | { readonly format: 'webp'; readonly quality: number };

/** What was done to a second copy of a picture before it was saved. */
export interface Retouch {
  readonly width: number;
  readonly height: number;
  /** Cut off at each side, in pixels of the original. */
  readonly cut?: { readonly x: number; readonly y: number };
  readonly mirrored?: boolean;
}

/**
 * @param svg a whole document; its width and height are pixels
 * @returns the bytes of an image file, without alpha; the same for the same input
 */
export const raster = async (svg: string, encoding: Encoding, retouch?: Retouch): Promise<Uint8Array> => {
  let image = sharp(Buffer.from(svg)).removeAlpha();
  if (retouch !== undefined) {
    const { width, height, cut, mirrored } = retouch;
    if (cut !== undefined) image = image.extract({ left: cut.x, top: cut.y, width, height });
    else image = image.resize(width, height);
    if (mirrored === true) image = image.flop();
  }
  switch (encoding.format) {
    case 'png':
      // Flat colours: a low level is nearly as small as a high one, and three times as fast.
      return image.png({ compressionLevel: 4 }).toBuffer();
    case 'jpeg':
      return image.jpeg({ quality: encoding.quality }).toBuffer();
    case 'webp':
      return image.webp({ quality: encoding.quality, effort: 1 }).toBuffer();
  }
};
