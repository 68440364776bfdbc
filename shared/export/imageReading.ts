/**
 * Which image files the trainer of an export format reads: by name, by content, and with more frames than
 * one. The formats' data comes from the readers' own code, as of 2026. An image that a trainer does not read
 * is renamed, converted or left out, and reported: the trainer would skip it silently, or stop.
 */
import type { ImageFormat } from '../api/sample.ts';

export interface ImageReader {
  /** Its name in sentences. */
  readonly name: string;
  /** Extensions that it takes, in lower case. */
  readonly extensions: readonly string[];
  /**
   * In which case: `any`; `one-case`, all lower or all upper case (`.jpeg` and `.JPEG`, not `.Jpeg`);
   * `usual`, the one lower-case extension of each content here, as readers of shards look images up by it.
   */
  readonly letters: 'any' | 'one-case' | 'usual';
  /** Contents that it reads, whatever the name says. */
  readonly contents: readonly ImageFormat[];
  /**
   * Contents of which it reads only still images: it stops at several frames. Of all others it reads the
   * first frame.
   */
  readonly stills: readonly ImageFormat[];
}

/** What Pillow opens without a plugin. AVIF needs version 11.3 or a plugin, so it is assumed for no reader. */
export const pillow = {
  extensions: ['.png', '.apng', '.jpg', '.jpeg', '.jpe', '.jfif', '.webp', '.gif', '.bmp', '.dib'],
  contents: ['png', 'jpeg', 'webp', 'gif', 'bmp'],
} as const;

/** The usual name of a content. */
const usual: Readonly<Partial<Record<ImageFormat, string>>> = {
  png: '.png',
  jpeg: '.jpg',
  webp: '.webp',
  gif: '.gif',
  bmp: '.bmp',
  avif: '.avif',
};

const names: Readonly<Partial<Record<ImageFormat, string>>> = {
  png: 'PNG',
  jpeg: 'JPEG',
  webp: 'WebP',
  gif: 'GIF',
  bmp: 'BMP',
  avif: 'AVIF',
};

export interface ImageFile {
  /** With its dot, as it is; empty: none. */
  readonly extension: string;
  readonly format: ImageFormat;
  readonly animated: boolean;
}

/** What has to be done to a file so that it is read. */
export type Reading =
  | { readonly is: 'read' }
  | { readonly is: 'renamed'; readonly extension: string }
  /** `what`: what the trainer does not read, for a sentence. */
  | { readonly is: 'unread'; readonly what: string };

const taken = (reader: ImageReader, { extension, format }: ImageFile): boolean => {
  const small = extension.toLowerCase();
  if (!reader.extensions.includes(small)) return false;
  if (reader.letters === 'usual') return extension === usual[format];
  return reader.letters === 'any' || extension === small || extension === extension.toUpperCase();
};

export const readingOf = (reader: ImageReader | null, image: ImageFile): Reading => {
  if (reader === null) return { is: 'read' };
  const { extension, format, animated } = image;
  const name = names[format] ?? 'such images';
  if (animated && reader.stills.includes(format)) return { is: 'unread', what: `animated ${name}` };
  if (!reader.contents.includes(format)) return { is: 'unread', what: name };
  if (taken(reader, image)) return { is: 'read' };
  const small = extension.toLowerCase();
  const wanted = reader.letters !== 'usual' && reader.extensions.includes(small) ? small : usual[format];
  return wanted === undefined || !reader.extensions.includes(wanted)
    ? { is: 'unread', what: name }
    : { is: 'renamed', extension: wanted };
};
