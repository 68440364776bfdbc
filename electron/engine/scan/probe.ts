/** What a picture's header says, judged by its content and never by its name. */
import { imageSize } from 'image-size';
import type { ImageFormat } from '../../../shared/api/sample.ts';
import type { Bytes } from './bytes.ts';
import { exifOrientation } from './exif.ts';
import type { FormatProbe, ImageHeader } from './imageHeader.ts';
import { isAvif, probeAvif } from './probeAvif.ts';
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

interface Signature {
  readonly format: ImageFormat;
  readonly matches: (head: Buffer) => boolean;
  readonly probe: FormatProbe;
}

const startsWith =
  (...start: readonly number[]) =>
  (head: Buffer): boolean =>
    start.every((byte, i) => head[i] === byte);

const signatures: readonly Signature[] = [
  { format: 'png', matches: startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), probe: probePng },
  { format: 'jpeg', matches: startsWith(0xff, 0xd8, 0xff), probe: probeJpeg },
  {
    format: 'webp',
    matches: (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
    probe: probeWebp,
  },
  { format: 'gif', matches: (head) => /^GIF8[79]a/.test(head.toString('latin1', 0, 6)), probe: probeGif },
  { format: 'avif', matches: isAvif, probe: probeAvif },
  { format: 'jxl', matches: startsWith(0xff, 0x0a), probe: probeJxl },
  {
    format: 'jxl',
    matches: startsWith(0, 0, 0, 12, 0x4a, 0x58, 0x4c, 0x20, 0x0d, 0x0a, 0x87, 0x0a),
    probe: probeJxl,
  },
  // Two letters are a weak sign: the size of a known header has to follow.
  {
    format: 'bmp',
    matches: (head) =>
      head.toString('latin1', 0, 2) === 'BM' &&
      head.length >= 18 &&
      [12, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14)),
    probe: probeBmp,
  },
];

/** @returns null when the content is no picture of a known format */
export const probeImage = (bytes: Bytes): ImageHeader | null => {
  const head = Buffer.from(bytes.at(0, 32));
  const signature = signatures.find(({ matches }) => matches(head));
  if (signature === undefined) return null;
  const { format } = signature;
  const found = signature.probe(bytes);
  if (found === null) return brokenImage(format, 'The file ends before its picture begins: it is truncated.');
  const { width, height } = found;
  return {
    format,
    ...found,
    problem: width > 0 && height > 0 ? null : `Its header gives it no size (${width} × ${height}).`,
  };
};

/** A file that should be a picture and cannot be shown as one. */
export const brokenImage = (format: ImageFormat, problem: string): ImageHeader => ({
  format,
  width: 0,
  height: 0,
  orientation: 1,
  pages: 1,
  alpha: false,
  problem,
});

/** Why a file that is named like a picture is none that Proofsheet shows. */
export const noImageReason = (bytes: Bytes): string => {
  if (bytes.size === 0) return 'The file is empty.';
  const head = bytes.at(0, 16);
  const tiff = startsWith(0x49, 0x49, 0x2a, 0)(head) || startsWith(0x4d, 0x4d, 0, 0x2a)(head);
  if (tiff) return 'It is a TIFF picture: convert it to PNG, trainers and Proofsheet do not read it.';
  if (head.toString('latin1', 4, 8) === 'ftyp') {
    return 'It is a HEIC picture or a video: convert it to PNG or JPEG.';
  }
  return 'Its content is not a picture.';
};
