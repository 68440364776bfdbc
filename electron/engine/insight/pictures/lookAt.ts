/** Reads and decodes an image's file once, and measures everything that is needed of how it looks. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Codec } from '../../images/codec.ts';
import { realFile } from '../../index/imageFile.ts';
import { hashOf } from './hash.ts';
import { informationOf, leastInformation } from './information.ts';
import { landmarksOf } from './landmarks.ts';
import { packLook, smallSide, type Colours } from './look.ts';
import { measuresOf } from './measures.ts';
import { fitted, greyOf, onWhite, part, planesOf, type Plane, type Rgba } from './planes.ts';
import { noPixels, packFacts, type PictureFacts } from './record.ts';
import { areaOf, withoutBorder } from './trim.ts';

/** Longest side in pixels at which everything is measured. */
export const measuredSide = 256;
/** Longest side at which images that show next to nothing are told apart: nearly every image is smaller. */
const pixelSide = 16_384;

export interface Looked {
  readonly facts: PictureFacts;
  /** See look.ts. */
  readonly look: Uint8Array;
}

/** @param sha256 of the file, in hexadecimal */
export const factsOf = (pixels: Rgba, sha256: string): Looked => {
  const { width, height } = pixels;
  const { rgb, clear } = onWhite(pixels);
  const grey = greyOf(width, height, rgb);
  // The border is left out: with it, the image would be smaller.
  const inner = withoutBorder({ width, height, rgb });
  const [red, green, blue] = planesOf(width, height, rgb);
  const small = (plane: Plane): Plane => fitted(part(plane, inner), smallSide);
  const colours: Colours = { luma: small(grey), rgb: [small(red), small(green), small(blue)] };
  const innerGrey = part(grey, inner);
  const facts = {
    sha256,
    pixels: noPixels,
    hash: hashOf(grey),
    innerHash: hashOf(innerGrey),
    inner,
    information: informationOf(colours.rgb) * areaOf(inner),
    ...measuresOf(rgb, grey, clear),
  };
  return { facts, look: packLook(colours, landmarksOf(innerGrey)) };
};

const pixelsOf = ({ width, height, rgba }: Rgba): string =>
  createHash('sha256').update(`${width} ${height} `).update(rgba).digest('hex');

/**
 * @returns its record (see record.ts) and its look (see look.ts)
 * @throws EngineError when the image cannot be read or decoded
 */
export const lookAt = async (
  codec: Codec,
  root: string,
  relPath: string,
): Promise<{ readonly record: Uint8Array; readonly look: Uint8Array }> => {
  const file = realFile(root, relPath);
  const pixels = await codec.readPixels({ file, name: relPath }, measuredSide);
  const sha256 = createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
  const { facts, look } = factsOf(pixels, sha256);
  if (facts.information >= leastInformation) return { record: packFacts(facts), look };
  const all = await codec.readPixels({ file, name: relPath }, pixelSide);
  return { record: packFacts({ ...facts, pixels: pixelsOf(all) }), look };
};
