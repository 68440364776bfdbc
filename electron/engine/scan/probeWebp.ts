/** WebP: lossy (VP8), lossless (VP8L) and extended (VP8X: alpha, animation, EXIF). */
import type { Bytes } from './bytes.ts';
import { orientationOf } from './exif.ts';
import type { FormatProbe } from './imageHeader.ts';

const maxChunks = 65_536;

export const probeWebp: FormatProbe = (bytes) => {
  const head = Buffer.from(bytes.at(12, 18));
  if (head.length < 18) return null;
  switch (head.toString('latin1', 0, 4)) {
    case 'VP8 ':
      return still(head.readUInt16LE(14) & 0x3fff, head.readUInt16LE(16) & 0x3fff, false);
    case 'VP8L': {
      const bits = head.readUInt32LE(9);
      return still(1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff), ((bits >>> 28) & 1) === 1);
    }
    case 'VP8X': {
      const flags = head[8] ?? 0;
      return {
        width: 1 + head.readUIntLE(12, 3),
        height: 1 + head.readUIntLE(15, 3),
        alpha: (flags & 0x10) !== 0,
        ...laterChunks(bytes, (flags & 0x02) !== 0, (flags & 0x08) !== 0),
      };
    }
    default:
      return null;
  }
};

const still = (width: number, height: number, alpha: boolean) => ({
  width,
  height,
  alpha,
  pages: 1,
  orientation: 1,
});

/** Frames and EXIF stand after the first chunk: stepped to only where the flags say that they are there. */
const laterChunks = (bytes: Bytes, animated: boolean, exif: boolean) => {
  let frames = 0;
  let orientation = 1;
  let at = 12;
  const chunks = animated || exif ? maxChunks : 0;
  for (let i = 0; i < chunks; i++) {
    const chunk = bytes.at(at, 8);
    if (chunk.length < 8) break;
    const type = chunk.toString('latin1', 0, 4);
    const length = chunk.readUInt32LE(4);
    if (type === 'ANMF') frames++;
    if (type === 'EXIF') orientation = orientationOf(withoutPrefix(bytes.at(at + 8, Math.min(length, 4096))));
    at += 8 + length + (length & 1);
  }
  return { pages: Math.max(1, frames), orientation };
};

/** Some writers keep JPEG's prefix before the TIFF block. */
const withoutPrefix = (exif: Buffer): Buffer =>
  exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif;
