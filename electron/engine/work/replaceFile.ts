/** Writes a file of the data folder so that it is always whole: the old one or the new one, whenever this program ends. */
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

const writeAll = (fd: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at, bytes.length - at);
};

/**
 * @param parts the bytes, one after the other
 * @param temporary where they are written first; the default is right for a file that several engines write
 * @throws the file system's error; then the old file is as it was
 */
export const replaceFile = (
  file: string,
  parts: Iterable<Uint8Array>,
  temporary = `${file}.${process.pid}.tmp`,
): void => {
  try {
    const fd = openSync(temporary, 'w', 0o600);
    try {
      for (const part of parts) writeAll(fd, part);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
};
