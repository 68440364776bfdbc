/** JPEG: markers up to the frame header; EXIF and colour profiles are stepped over, not read. */
import type { Bytes } from './bytes.ts';
import { orientationOf } from './exif.ts';
import type { FormatProbe } from './imageHeader.ts';

const maxMarkers = 4096;

const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const app1Orientation = (bytes: Bytes, at: number, length: number): number => {
  const block = bytes.at(at, Math.min(length, 4096));
  return block.toString('latin1', 0, 6) === 'Exif\0\0' ? orientationOf(block.subarray(6)) : 1;
};

export const probeJpeg: FormatProbe = (bytes) => {
  let orientation = 1;
  let at = 2;
  for (let i = 0; i < maxMarkers; i++) {
    const head = bytes.at(at, 9);
    if (head.length < 4) return null;
    const marker = head[1] ?? 0;
    if (head[0] !== 0xff) return null;
    // Fill bytes before a marker, and markers without a length.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    if (marker === 0xda || marker === 0xd9) return null;
    const length = head.readUInt16BE(2);
    if (isFrameHeader(marker)) {
      if (head.length < 9) return null;
      return {
        width: head.readUInt16BE(7),
        height: head.readUInt16BE(5),
        orientation,
        pages: 1,
        alpha: false,
      };
    }
    if (marker === 0xe1 && orientation === 1) orientation = app1Orientation(bytes, at + 4, length - 2);
    at += 2 + length;
  }
  return null;
};
