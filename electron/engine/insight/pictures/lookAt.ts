/** One picture's file, once read and once decoded: everything that is ever asked about how it looks. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Codec } from '../../images/codec.ts';
import { realFile } from '../../index/imageFile.ts';
import { hashesOf } from './hash.ts';
import { landmarksOf } from './landmarks.ts';
import { packLook } from './look.ts';
import { measuresOf } from './measures.ts';
import { greyOf, onWhite, type Rgba } from './planes.ts';
import { packFacts } from './record.ts';

/** Longest side in pixels at which everything is measured. */
export const measuredSide = 256;

export interface Looked {
  /** See record.ts. */
  readonly record: Uint8Array;
  /** See look.ts. */
  readonly look: Uint8Array;
}

/** @param sha256 of the file, in hexadecimal */
export const factsOf = (pixels: Rgba, sha256: string): Looked => {
  const { width, height } = pixels;
  const { rgb, clear } = onWhite(pixels);
  const grey = greyOf(width, height, rgb);
  const record = packFacts({ sha256, ...hashesOf(grey), ...measuresOf(rgb, grey, clear) });
  return { record, look: packLook({ width, height, rgb }, landmarksOf(grey)) };
};

/** @throws EngineError when the picture cannot be read or decoded */
export const lookAt = async (codec: Codec, root: string, relPath: string): Promise<Looked> => {
  const file = realFile(root, relPath);
  const pixels = await codec.readPixels({ file, name: relPath }, measuredSide);
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  return factsOf(pixels, sha256);
};
