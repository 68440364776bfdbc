/**
 * What a file is, by its first bytes and never by its name: the gate in front of the decoder and of the browser.
 * Only the formats that are named here as pictures are ever decoded or served.
 */
import type { ImageFormat } from '../../../shared/api/sample.ts';

/** How many bytes `sniff` wants to see. */
export const sniffLength = 512;

export type Sniffed =
  | { readonly kind: 'picture'; readonly format: Exclude<ImageFormat, 'unknown' | 'jxl'> }
  /** Known, and not shown. `what` completes "It is ...". */
  | { readonly kind: 'other'; readonly what: string }
  | { readonly kind: 'unknown' };

type Format = Extract<Sniffed, { kind: 'picture' }>['format'];

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Bytes at offset 0, as Latin-1. */
const pictures: readonly (readonly [string, Format])[] = [
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
];

const others: readonly (readonly [string, string])[] = [
  ['\xff\x0a', 'a JPEG XL picture'],
  ['\0\0\0\x0cJXL \r\n\x87\n', 'a JPEG XL picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['8BPS', 'a Photoshop document'],
  ['gimp xcf', 'a GIMP document'],
  ['%PDF', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive'],
  [
    'version https://git-lfs',
    'a Git LFS pointer, and the picture itself has not been fetched (`git lfs pull`)',
  ],
];

/** Brands of the ISO media container, at offset 8. */
const container = (brand: string): Sniffed => {
  if (brand === 'avif' || brand === 'avis') return { kind: 'picture', format: 'avif' };
  if (/^(he|mif|msf)/.test(brand)) return { kind: 'other', what: 'an HEIC picture' };
  return { kind: 'other', what: 'a video' };
};

/** An AVIF may call itself `mif1` and name `avif` only among the brands it is compatible with. */
const isAvif = (head: Uint8Array): boolean => {
  const size = Math.min(new DataView(head.buffer, head.byteOffset, 4).getUint32(0), head.length);
  for (let at = 16; at + 4 <= size; at += 4) {
    if (/^avi[fs]$/.test(latin1(head, at, at + 4))) return true;
  }
  return false;
};

/** BMP has two letters for a signature; a plausible header follows, or it is some text that begins with "BM". */
const isBmp = (head: Uint8Array): boolean =>
  head.length >= 26 &&
  latin1(head, 0, 2) === 'BM' &&
  [12, 40, 52, 56, 64, 108, 124].includes(head[14] ?? 0) &&
  head[15] === 0;

/** @param head the first `sniffLength` bytes of the file, or all it has */
export const sniff = (head: Uint8Array): Sniffed => {
  const start = latin1(head, 0, 32);
  for (const [signature, format] of pictures) {
    if (start.startsWith(signature)) return { kind: 'picture', format };
  }
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return { kind: 'picture', format: 'webp' };
  if (isBmp(head)) return { kind: 'picture', format: 'bmp' };
  if (start.slice(4, 8) === 'ftyp') {
    return isAvif(head) ? { kind: 'picture', format: 'avif' } : container(start.slice(8, 12));
  }
  for (const [signature, what] of others) {
    if (start.startsWith(signature)) return { kind: 'other', what };
  }
  const text = latin1(head, 0, head.length).toLowerCase();
  if (/<svg[\s>]/.test(text)) return { kind: 'other', what: 'an SVG drawing' };
  if (/<(!doctype html|html|head|body|script)[\s>]/.test(text)) return { kind: 'other', what: 'a web page' };
  return { kind: 'unknown' };
};

/** What browsers are told; nothing outside of this table is ever served. */
export const contentTypes: Readonly<Record<Format, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  bmp: 'image/bmp',
};
