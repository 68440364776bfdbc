/** The sizes that pictures of the sheet go through, in CSS pixels. */

const pictureSizes = [64, 80, 96, 120, 160, 200, 240, 280, 320, 400, 480, 560, 640] as const;

/** The next size up (+1) or down (-1); the last one stays. */
export const nextPictureSize = (size: number, by: 1 | -1): number =>
  by > 0
    ? (pictureSizes.find((step) => step > size) ?? size)
    : (pictureSizes.findLast((step) => step < size) ?? size);
