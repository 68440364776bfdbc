/** The sizes of the sheet's images in steps, in CSS pixels. */

const imageSizes = [64, 80, 96, 120, 160, 200, 240, 280, 320, 400, 480, 560, 640] as const;

/** The next size up (+1) or down (-1); the last one stays. */
export const nextImageSize = (size: number, by: 1 | -1): number =>
  by > 0
    ? (imageSizes.find((step) => step > size) ?? size)
    : (imageSizes.findLast((step) => step < size) ?? size);
