/** GIF: the screen's size, and its frames by stepping over their blocks. */
import type { Bytes } from './bytes.ts';
import type { FormatProbe } from './imageHeader.ts';

/** Blocks stepped over before the count is given up as it stands: about 250 MB of images. */
const maxBlocks = 1_000_000;

const colourTable = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1));

export const probeGif: FormatProbe = (bytes) => {
  const head = bytes.at(0, 13);
  if (head.length < 13) return null;
  const width = head.readUInt16LE(6);
  const height = head.readUInt16LE(8);
  return { width, height, orientation: 1, ...frames(bytes, 13 + colourTable(head[10] ?? 0)) };
};

const frames = (bytes: Bytes, start: number): { readonly pages: number; readonly alpha: boolean } => {
  let at = start;
  let pages = 0;
  let alpha = false;
  for (let blocks = 0; blocks < maxBlocks; blocks++) {
    const block = bytes.at(at, 10);
    const kind = block[0];
    if (kind === 0x21) {
      // A graphic control extension says whether a colour is transparent.
      if (block[1] === 0xf9 && ((block[3] ?? 0) & 1) === 1) alpha = true;
      at += 2;
    } else if (kind === 0x2c) {
      pages++;
      at += 10 + colourTable(block[9] ?? 0) + 1;
    } else {
      break;
    }
    for (; blocks < maxBlocks; blocks++) {
      const length = bytes.at(at, 1)[0] ?? 0;
      at += 1 + length;
      if (length === 0) break;
    }
  }
  return { pages: Math.max(1, pages), alpha };
};
