/** An image's version: what stands in the addresses of its thumbnails, and under what they are kept. */

/**
 * Changes when the file's size or time of change does. Whole milliseconds: file systems and SQLite differ below that.
 * @param fileSize bytes
 * @param mtime milliseconds since 1970
 */
export const versionOf = (file: { readonly fileSize: number; readonly mtime: number }): string =>
  `${Math.floor(file.mtime).toString(36)}-${file.fileSize.toString(36)}`;
