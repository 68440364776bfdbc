/**
 * The type of a file, from its first bytes and never from its name: one table for the scan, the decoder and
 * the browser. Only types that are named here as images are ever shown.
 */
import type { ImageFormat } from '../api/sample.ts';
import { fileNameOf } from '../paths.ts';

/** How many bytes `contentOf` needs. */
export const headLength = 512;

export type KnownFormat = Exclude<ImageFormat, 'unknown'>;

export type Content =
  | { readonly kind: 'image'; readonly format: KnownFormat }
  /** Known types that are not shown. `what` completes “It is ...”; `todo` is a sentence. */
  | { readonly kind: 'other'; readonly what: string; readonly todo: string }
  | { readonly kind: 'unknown' };

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** Bytes at offset 0, as Latin-1. */
const images: readonly (readonly [string, KnownFormat])[] = [
  ['\x89PNG\r\n\x1a\n', 'png'],
  ['\xff\xd8\xff', 'jpeg'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
  ['\xff\x0a', 'jxl'],
  ['\0\0\0\x0cJXL \r\n\x87\n', 'jxl'],
];

const convert = 'Convert it to PNG: trainers and Proofsheet do not read it.';
const download = 'Download the image itself again.';

const others: readonly (readonly [string, string, string])[] = [
  ['II*\0', 'a TIFF image', convert],
  ['MM\0*', 'a TIFF image', convert],
  ['8BPS', 'a Photoshop document', convert],
  ['gimp xcf', 'a GIMP document', convert],
  ['%PDF', 'a PDF document', convert],
  ['PK\x03\x04', 'a ZIP archive', 'Unpack it.'],
  [
    'version https://git-lfs',
    'a Git LFS pointer, not the image itself',
    'Run `git lfs pull` in its folder to fetch the image.',
  ],
];

/** Brands of the ISO media container: the major one at 8, the compatible ones from 16. */
const brandsOf = (head: Uint8Array): readonly string[] => {
  const size = Math.min(new DataView(head.buffer, head.byteOffset, 4).getUint32(0), head.length);
  const brands = [latin1(head, 8, 12)];
  for (let at = 16; at + 4 <= size; at += 4) brands.push(latin1(head, at, at + 4));
  return brands;
};

/** An AVIF may call itself `mif1` and name `avif` only among the brands it is compatible with. */
const container = (head: Uint8Array): Content => {
  const brands = brandsOf(head);
  if (brands.some((brand) => /^avi[fs]$/.test(brand))) return { kind: 'image', format: 'avif' };
  if (/^(he|mif|msf)/.test(brands[0] ?? '')) return { kind: 'other', what: 'an HEIC image', todo: convert };
  return { kind: 'other', what: 'a video', todo: 'Take it out of the dataset, or export its frames.' };
};

/**
 * Two letters are a weak signature: the size of a known header has to follow, or it is a text that begins
 * with “BM”.
 */
const isBmp = (head: Uint8Array): boolean =>
  head.length >= 18 &&
  latin1(head, 0, 2) === 'BM' &&
  [12, 40, 52, 56, 64, 108, 124].includes(head[14] ?? 0) &&
  head[15] === 0;

const textContent = (text: string): Content => {
  if (/<svg[\s>]/.test(text)) return { kind: 'other', what: 'an SVG drawing', todo: convert };
  if (/<(!doctype html|html|head|body|script)[\s>]/.test(text)) {
    return { kind: 'other', what: 'an HTML page, not an image', todo: download };
  }
  if (/^\s*<\?xml\s/.test(text))
    return { kind: 'other', what: 'an XML document, not an image', todo: download };
  return { kind: 'unknown' };
};

/** @param head the first `headLength` bytes of the file, or all it has */
export const contentOf = (head: Uint8Array): Content => {
  const start = latin1(head, 0, 32);
  for (const [signature, format] of images) if (start.startsWith(signature)) return { kind: 'image', format };
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return { kind: 'image', format: 'webp' };
  if (isBmp(head)) return { kind: 'image', format: 'bmp' };
  if (start.slice(4, 8) === 'ftyp') return container(head);
  for (const [signature, what, todo] of others) {
    if (start.startsWith(signature)) return { kind: 'other', what, todo };
  }
  return textContent(latin1(head, 0, head.length).toLowerCase());
};

/** The name of a format, and the extensions of its files. */
const formats: Readonly<Record<KnownFormat, { readonly name: string; readonly types: readonly string[] }>> = {
  png: { name: 'a PNG', types: ['.png', '.apng'] },
  jpeg: { name: 'a JPEG', types: ['.jpg', '.jpeg', '.jpe', '.jfif'] },
  webp: { name: 'a WebP', types: ['.webp'] },
  avif: { name: 'an AVIF', types: ['.avif', '.avifs'] },
  gif: { name: 'a GIF', types: ['.gif'] },
  bmp: { name: 'a BMP', types: ['.bmp', '.dib'] },
  jxl: { name: 'a JPEG XL', types: ['.jxl'] },
};

const typeOf = (relPath: string): string => {
  const name = fileNameOf(relPath);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot);
};

/** “a JPEG named .png” where a name says another format than the content, else null. */
export const misnamed = (relPath: string, format: ImageFormat): string | null => {
  if (format === 'unknown') return null;
  const type = typeOf(relPath);
  const { name, types } = formats[format];
  if (types.includes(type.toLowerCase())) return null;
  return type === '' ? `${name} without a type in its name` : `${name} named ${type}`;
};
