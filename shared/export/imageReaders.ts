/**
 * Which image files the reader of each export format takes: by name, by content, and with more frames than one. Read in
 * the readers' own code, in 2026; each row names where. An image that a reader does not take is renamed, converted or
 * left out, and named: a trainer would pass it over in silence, or stop.
 */
import type { ImageFormat } from '../api/sample.ts';
import type { ExportFormatName } from './settings.ts';

export interface ImageReader {
  /** As sentences call it. */
  readonly name: string;
  /** Extensions that it takes, in lower case. */
  readonly extensions: readonly string[];
  /**
   * In which letters: `any`; `one-case`, all of them small or all capitals (`.jpeg` and `.JPEG`, not `.Jpeg`); `usual`,
   * the one small extension that each content has here, as readers of shards look images up by it.
   */
  readonly letters: 'any' | 'one-case' | 'usual';
  /** Contents that it takes, whatever the name says. */
  readonly contents: readonly ImageFormat[];
  /** Contents of which it takes still images alone: it stops at several frames. Of all others it takes the first frame. */
  readonly stills: readonly ImageFormat[];
}

/** What Pillow opens without a plugin. AVIF needs version 11.3 or a plugin, so that no reader is trusted to have it. */
const pillow = ['.png', '.apng', '.jpg', '.jpeg', '.jpe', '.jfif', '.webp', '.gif', '.bmp', '.dib'];
const pillowContents = ['png', 'jpeg', 'webp', 'gif', 'bmp'] as const;

const readers: Readonly<Partial<Record<ExportFormatName, ImageReader>>> = {
  // utils/dataset.py, tdrussell's and bluvoll's alike: every file but captions and caches is tried. `.webp` is counted
  // with imageio first, and more than one frame is a NotImplementedError, which ends the training; all else goes to Pillow.
  'diffusion-pipe': {
    name: 'diffusion-pipe',
    extensions: pillow,
    letters: 'any',
    contents: pillowContents,
    stills: ['webp'],
  },
  // library/train_util.py: IMAGE_EXTENSIONS, each once in small letters and once in capitals, for `glob`.
  kohya: {
    name: 'kohya sd-scripts',
    extensions: ['.png', '.jpg', '.jpeg', '.webp', '.bmp'],
    letters: 'one-case',
    contents: ['png', 'jpeg', 'webp', 'bmp'],
    stills: [],
  },
  // modules/util/path_util.py: SUPPORTED_IMAGE_EXTENSIONS, compared in small letters by mgds' CollectPaths.
  onetrainer: {
    name: 'OneTrainer',
    extensions: ['.bmp', '.jpg', '.jpeg', '.png', '.tif', '.tiff', '.webp', '.avif'],
    letters: 'any',
    contents: ['png', 'jpeg', 'webp', 'bmp', 'avif'],
    stills: [],
  },
  // toolkit/data_loader.py: image_extensions, compared in small letters.
  'ai-toolkit': {
    name: 'ai-toolkit',
    extensions: ['.jpg', '.jpeg', '.png', '.webp'],
    letters: 'any',
    contents: ['png', 'jpeg', 'webp'],
    stills: [],
  },
  // datasets' packaged_modules/imagefolder/imagefolder.py: Pillow's own list, compared in small letters, without AVIF.
  imagefolder: {
    name: 'load_dataset',
    extensions: [...pillow, '.tif', '.tiff'],
    letters: 'any',
    contents: pillowContents,
    stills: [],
  },
  // webdataset's autodecode.py and datasets' packaged_modules/webdataset/webdataset.py: Pillow's list as well.
  webdataset: {
    name: 'WebDataset',
    extensions: ['.png', '.jpg', '.webp', '.gif', '.bmp'],
    letters: 'usual',
    contents: pillowContents,
    stills: [],
  },
};

/** Null: a copy for people and programs that judge for themselves, or a table without images. */
export const imageReader = (format: ExportFormatName): ImageReader | null => readers[format] ?? null;

/** What a content is usually called. */
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

/** What has to become of a file so that it is read. */
export type Reading =
  | { readonly is: 'read' }
  | { readonly is: 'renamed'; readonly extension: string }
  /** `what`: what the reader does not take, for a sentence. */
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
