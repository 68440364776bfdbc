/** What of a picture is trained on: scaled until it covers its bucket, and cut at the centre. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A picture's size as it lies in the file, which is what trainers go by.
 * @param shown after EXIF rotation
 * @param orientation EXIF's, 1 to 8; from 5 on, width and height change places
 */
export const asStored = (shown: Size, orientation: number): Size =>
  orientation >= 5 ? { width: shown.height, height: shown.width } : shown;

export interface Fit {
  /** What is kept, in pixels of the picture; the rest is cut away, as much on one side as on the other. */
  readonly crop: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Bucket by picture: above 1 the picture is enlarged, and its detail is made up. */
  readonly scale: number;
  /** How much of the picture's area is cut away, 0 to 1. */
  readonly lost: number;
}

/**
 * Both sides in pixels, above 0.
 * @param resized what the picture is scaled to before it is cut, where that is not the least that covers the bucket
 */
export const fit = (picture: Size, bucket: Size, resized?: Size): Fit => {
  const scale =
    resized === undefined
      ? Math.max(bucket.width / picture.width, bucket.height / picture.height)
      : Math.max(resized.width / picture.width, resized.height / picture.height);
  const width = Math.min(picture.width, bucket.width / scale);
  const height = Math.min(picture.height, bucket.height / scale);
  return {
    crop: { x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height },
    scale,
    lost: 1 - (width * height) / (picture.width * picture.height),
  };
};
