/** The orientation in an EXIF block, which is a small TIFF file. */

/** Anything but 1 to 8 means upright. */
export const exifOrientation = (value: number | undefined): number =>
  value !== undefined && value >= 1 && value <= 8 ? value : 1;

const orientationTag = 0x0112;

/** @param tiff from its byte-order mark (`II` or `MM`) on; may be cut short */
export const orientationOf = (tiff: Buffer): number => {
  if (tiff.length < 10) return 1;
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return 1;
  const u16 = (at: number): number => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 1;
  const entries = u16(directory);
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * 12;
    if (at + 12 > tiff.length) return 1;
    if (u16(at) === orientationTag) return exifOrientation(u16(at + 8));
  }
  return 1;
};
