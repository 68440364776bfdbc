/** What an image's header says, judged by its content and never by its name. */
import { imageSize } from 'image-size';
import type { ImageFormat } from '../../../shared/api/sample.ts';
import { contentOf, headLength, type KnownFormat } from '../../../shared/image/signatures.ts';
import type { Bytes } from './bytes.ts';
import { exifOrientation } from './exif.ts';
import type { FormatProbe, ImageHeader } from './imageHeader.ts';
import { probeAvif } from './probeAvif.ts';
import { probeGif } from './probeGif.ts';
import { probeJpeg } from './probeJpeg.ts';
import { probePng } from './probePng.ts';
import { probeWebp } from './probeWebp.ts';

const probeBmp: FormatProbe = (bytes) => {
  const head = bytes.at(0, 26);
  if (head.length < 26) return null;
  const old = head.readUInt32LE(14) === 12;
  const width = old ? head.readUInt16LE(18) : head.readInt32LE(18);
  const height = old ? head.readUInt16LE(20) : Math.abs(head.readInt32LE(22));
  return { width, height, orientation: 1, pages: 1, alpha: false };
};

const probeJxl: FormatProbe = (bytes) => {
  try {
    const { width, height, orientation } = imageSize(bytes.at(0, 65_536));
    return { width, height, orientation: exifOrientation(orientation), pages: 1, alpha: false };
  } catch {
    return null;
  }
};

const probes: Readonly<Record<KnownFormat, FormatProbe>> = {
  png: probePng,
  jpeg: probeJpeg,
  webp: probeWebp,
  gif: probeGif,
  avif: probeAvif,
  jxl: probeJxl,
  bmp: probeBmp,
};

/** Enough for every signature of an image: an ISO container names its brands after the first bytes. */
const signatureLength = 64;

/** Pixels of a side: more than any image has, and far less than a damaged header may say. */
const longestSide = 1_000_000;

const isSide = (pixels: number): boolean => Number.isInteger(pixels) && pixels > 0 && pixels <= longestSide;

/** @returns null when the content is no image of a known format */
export const probeImage = (bytes: Bytes): ImageHeader | null => {
  const content = contentOf(bytes.at(0, signatureLength));
  if (content.kind !== 'image') return null;
  const { format } = content;
  const found = probes[format](bytes);
  if (found === null) return brokenImage(format, 'The file ends before its image begins: it is truncated.');
  const { width, height } = found;
  if (isSide(width) && isSide(height)) return { format, ...found, problem: null };
  return brokenImage(format, `Its header gives it no size that an image can have (${width} × ${height}).`);
};

/** A file that should be an image and cannot be shown as one. */
export const brokenImage = (format: ImageFormat, problem: string): ImageHeader => ({
  format,
  width: 0,
  height: 0,
  orientation: 1,
  pages: 1,
  alpha: false,
  problem,
});

/** Why a file that is named like an image is none that Proofsheet shows. */
export const noImageReason = (bytes: Bytes): string => {
  if (bytes.size === 0) return 'The file is empty.';
  const content = contentOf(bytes.at(0, headLength));
  return content.kind === 'other' ? `It is ${content.what}. ${content.todo}` : 'Its content is not an image.';
};
