/** The part of an image that is trained on: scaled until it covers its bucket, and cropped at the centre. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * An image's size as stored in the file, which trainers use.
 * @param shown after EXIF rotation
 * @param orientation EXIF's, 1 to 8; from 5 on, width and height change places
 */
export const asStored = (shown: Size, orientation: number): Size =>
  orientation >= 5 ? { width: shown.height, height: shown.width } : shown;

export interface Fit {
  /** The part that is kept, in pixels of the image; the rest is cut away equally on both sides. */
  readonly crop: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Bucket by image: above 1 the image is enlarged, and its detail is interpolated. */
  readonly scale: number;
  /** How much of the image's area is cut away, 0 to 1. */
  readonly lost: number;
}

/**
 * Both sides in pixels, above 0.
 * @param resized the size that the image is scaled to before it is cropped, where that is not the least that
 * covers the bucket
 */
export const fit = (image: Size, bucket: Size, resized?: Size): Fit => {
  const scale =
    resized === undefined
      ? Math.max(bucket.width / image.width, bucket.height / image.height)
      : Math.max(resized.width / image.width, resized.height / image.height);
  const width = Math.min(image.width, bucket.width / scale);
  const height = Math.min(image.height, bucket.height / scale);
  return {
    crop: { x: (image.width - width) / 2, y: (image.height - height) / 2, width, height },
    scale,
    lost: 1 - (width * height) / (image.width * image.height),
  };
};
