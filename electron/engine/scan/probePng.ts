/** PNG and APNG: the chunks before the pixels. */
import { orientationOf } from './exif.ts';
import type { FormatProbe } from './imageHeader.ts';

/** Chunks that are looked at before giving up: real files have a dozen. */
const maxChunks = 4096;

export const probePng: FormatProbe = (bytes) => {
  const head = bytes.at(8, 25);
  if (head.length < 25 || head.toString('latin1', 4, 8) !== 'IHDR') return null;
  const width = head.readUInt32BE(8);
  const height = head.readUInt32BE(12);
  const colourType = head[17] ?? 0;
  let alpha = (colourType & 4) !== 0;
  let pages = 1;
  let orientation = 1;
  let at = 8;
  for (let i = 0; i < maxChunks; i++) {
    const chunk = bytes.at(at, 12);
    if (chunk.length < 8) return null;
    const length = chunk.readUInt32BE(0);
    const type = chunk.toString('latin1', 4, 8);
    if (type === 'IDAT' || type === 'IEND') break;
    if (type === 'tRNS') alpha = true;
    if (type === 'acTL' && chunk.length >= 12) pages = Math.max(1, chunk.readUInt32BE(8));
    if (type === 'eXIf') orientation = orientationOf(bytes.at(at + 8, Math.min(length, 4096)));
    at += 12 + length;
  }
  return { width, height, orientation, pages, alpha };
};
