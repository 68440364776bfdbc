/** AVIF: sizes, rotation and alpha from the item properties of its `meta` box (ISO/IEC 23008-12). */
import type { FormatProbe } from './imageHeader.ts';

/** The properties stand in the first kilobytes; the image's own data may follow within the box. */
const metaLimit = 65_536;

export const probeAvif: FormatProbe = (bytes) => {
  const data = Buffer.from(bytes.at(0, metaLimit));
  const meta = child(data, 'meta', 0, data.length);
  const properties = meta && child(data, 'iprp', meta.from + 4, meta.to);
  const container = properties && child(data, 'ipco', properties.from, properties.to);
  if (!container) return null;
  let width = 0;
  let height = 0;
  let turned = false;
  let alpha = false;
  for (const { type, from, to } of boxes(data, container.from, container.to)) {
    if (type === 'ispe' && to - from >= 12) {
      // The largest is the whole image; tiles, thumbnails and previews are smaller.
      const w = data.readUInt32BE(from + 4);
      const h = data.readUInt32BE(from + 8);
      if (w * h > width * height) [width, height] = [w, h];
    }
    if (type === 'irot') turned = ((data[from] ?? 0) & 1) === 1;
    if (type === 'auxC') alpha ||= data.toString('latin1', from + 4, to).includes('alpha');
  }
  // Decoders turn the image themselves, so it counts as upright with its sides exchanged.
  const size = turned ? { width: height, height: width } : { width, height };
  const pages = data.toString('latin1', 8, 12) === 'avis' ? 2 : 1;
  return width > 0 ? { ...size, orientation: 1, pages, alpha } : null;
};

interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

const boxes = function* (data: Buffer, start: number, end: number): Generator<Box> {
  let at = start;
  while (at + 8 <= end) {
    const size = data.readUInt32BE(at);
    if (size < 8) return;
    yield { type: data.toString('latin1', at + 4, at + 8), from: at + 8, to: Math.min(at + size, end) };
    at += size;
  }
};

const child = (data: Buffer, type: string, start: number, end: number): Box | undefined => {
  for (const box of boxes(data, start, end)) if (box.type === type) return box;
  return undefined;
};
