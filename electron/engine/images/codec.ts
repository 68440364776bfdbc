/**
 * Decodes images: to thumbnails, to pixels for programs that look at them, and to files of an export. The only file of the
 * engine that imports sharp. Images are untrusted: their content decides what they are, pixels and time are limited, and
 * a damaged one is an EngineError with a reason, never a crash.
 */
import { open, type FileHandle } from 'node:fs/promises';
import sharp, { type KernelEnum, type Sharp, type SharpOptions } from 'sharp';
import type { KnownFormat } from '../../../shared/image/signatures.ts';
import type { EngineError } from '../errors.ts';
import { bmpHeaderLength, parseBmp, unpadBmp } from './bmp.ts';
import { isEndMissing } from './ends.ts';
import { enlarged } from './enlarge.ts';
import {
  broken,
  cutOff,
  decodeProblem,
  fileProblem,
  isUnclear,
  maxSide,
  tooLarge,
  type ImageFile,
} from './problem.ts';
import { framed, sizeWithin, squareIsTooLarge, type Raw, type SquareForm } from './square.ts';
import { sniff, sniffLength, type Sniffed } from './sniff.ts';

/** An image's pixels: red, green, blue and alpha, eight bits each, in rows from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export interface Codec {
  /**
   * The first frame, upright, with its alpha, never enlarged, as WebP in sRGB.
   * @param longestSide pixels
   * @throws EngineError `image-broken` or `not-found`, with a sentence that names the image
   */
  makeThumb(source: ImageFile, longestSide: number): Promise<Uint8Array>;
  /**
   * A WebP image in full size, turned by its EXIF orientation, or null where the file itself will do. Browsers turn every
   * other format themselves.
   * @throws like `makeThumb`
   */
  uprightWebp(source: ImageFile): Promise<Uint8Array | null>;
  /**
   * The first frame's pixels, upright, in sRGB, never enlarged: for programs that look at images.
   * @param longestSide pixels
   * @throws like `makeThumb`
   */
  readPixels(source: ImageFile, longestSide: number): Promise<Pixels>;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How an image is to be converted. */
export interface Conversion {
  readonly as: 'png' | 'jpeg' | 'webp';
  /** Of JPEG and WebP, 1 to 100. */
  readonly quality: number;
  /** In pixels, upright: exactly so large, or of at most such an area and never enlarged; null: as large as it is. */
  readonly size: Size | { readonly area: number } | null;
  /** In a third of the time, a little larger and a little softer. */
  readonly quick?: boolean;
  /** `#rrggbb` behind transparent places; null: they stay transparent, in JPEG they turn white. */
  readonly background: string | null;
}

/**
 * The first frame, upright, in sRGB, without metadata.
 * @throws like `makeThumb`
 */
export type Convert = (source: ImageFile, conversion: Conversion) => Promise<Uint8Array>;

/** Visually the same as quality 90 at these sizes, at half the bytes. */
const quality = 80;
const fullQuality = 95;
/** Of libwebp's 0 to 6: at 4 a thumbnail costs half as much again and is 1 % smaller. */
const effort = 2;
const decodeSeconds = 30;
/** Large images, and better compression: a conversion may take its time. */
const convertSeconds = 120;
const convertEffort = 4;
/** From here on colours keep their full resolution, as libvips' own tools have it. */
const fineChroma = 90;
/** BMP is held whole in memory, as it lies on disk. */
const maxBmpBytes = 256 * 1024 ** 2;

const options = {
  autoOrient: true,
  // Trainers refuse a truncated image: one with a grey half must not pass for whole. Mere warnings pass.
  failOn: 'error',
  limitInputPixels: maxSide ** 2,
} as const satisfies SharpOptions;

/** @throws EngineError `image-broken` where the file is no image that is shown */
export const expectImage = (
  source: ImageFile,
  head: Uint8Array,
): Extract<Sniffed, { kind: 'image' }>['format'] => {
  if (head.length === 0) throw broken(source, 'is empty (0 bytes)');
  const found = sniff(head);
  switch (found.kind) {
    case 'image':
      return found.format;
    case 'other':
      throw broken(source, `is ${found.what}`, found.todo);
    case 'unknown':
      throw broken(source, 'is not an image: its content is of no image format');
  }
};

const withFile = async <T>(source: ImageFile, work: (handle: FileHandle) => Promise<T>): Promise<T> => {
  const handle = await open(source.file).catch((error: unknown) => {
    throw fileProblem(source, error);
  });
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
};

/** The first bytes of an open file, fewer when it has fewer. */
export const readHead = async (
  source: ImageFile,
  handle: FileHandle,
  length = sniffLength,
): Promise<Uint8Array> => {
  const head = new Uint8Array(length);
  const { bytesRead } = await handle.read(head, 0, length, 0).catch((error: unknown) => {
    throw fileProblem(source, error);
  });
  return head.subarray(0, bytesRead);
};

/** What a failed decode means: by the file's own end, else by the decoder's words. */
const whyNot = async (
  source: ImageFile,
  handle: FileHandle,
  format: KnownFormat,
  error: unknown,
): Promise<EngineError> => {
  const isCut = isUnclear(error) && (await isEndMissing(handle, format));
  return isCut ? cutOff(source) : decodeProblem(source, error);
};

const openBmp = async (source: ImageFile, handle: FileHandle): Promise<Sharp> => {
  const layout = parseBmp(await readHead(source, handle, bmpHeaderLength));
  if (!layout) {
    const advice = 'Save it uncompressed with 24 or 32 bits, or as PNG.';
    throw broken(source, 'is a BMP of a kind that has no thumbnail', advice);
  }
  const { width, height, stride, offset } = layout;
  if (width * height > maxSide ** 2) throw tooLarge(source);
  const { size } = await handle.stat();
  if (size < offset + stride * height) throw cutOff(source);
  if (stride * height > maxBmpBytes) {
    throw broken(source, 'is a BMP of more than 256 MB', 'Save it as PNG: it will be the same, and smaller.');
  }
  const pixels = new Uint8Array(stride * height);
  const { bytesRead } = await handle.read(pixels, 0, pixels.length, offset);
  if (bytesRead < pixels.length) throw cutOff(source);
  const channels = layout.bits === 32 ? 4 : 3;
  const image = sharp(unpadBmp(layout, pixels), { raw: { width, height, channels } });
  if (layout.bottomUp) image.flip();
  if (channels === 4 && layout.alpha) {
    return image.recomb([
      [0, 0, 1, 0],
      [0, 1, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 1],
    ]);
  }
  return image.removeAlpha().recomb([
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ]);
};

const encode = (image: Sharp, { as, quality, quick = false }: Conversion): Sharp => {
  if (as === 'png') return image.png(quick ? { compressionLevel: 2 } : {});
  if (as === 'webp') return image.webp({ quality, effort: quick ? 0 : convertEffort });
  const isFine = quality >= fineChroma && !quick;
  return image.jpeg({ quality, chromaSubsampling: isFine ? '4:4:4' : '4:2:0', optimiseCoding: !quick });
};

/**
 * Decodes an image's first frame to its end, to see whether that can be done.
 * @throws like `makeThumb`
 */
export type Decode = (source: ImageFile) => Promise<void>;

/** Sets libvips up for many images at once; its settings hold for the whole process. */
const setUp = (): void => {
  // A thread an image: two images side by side are faster than one on two threads.
  sharp.concurrency(1);
  // Nothing is decoded twice in a row, and a cached operation would hold files open or give an old image.
  sharp.cache(false);
};

/** The largest size of the same shape with at most such an area. */
const sizeOfArea = ({ width, height }: Size, area: number): Size => {
  const scale = Math.min(1, Math.sqrt(area / (width * height)));
  const [w, h] = [Math.max(1, Math.floor(width * scale)), Math.max(1, Math.floor(height * scale))];
  // A line of pixels cannot get thinner, only shorter.
  return {
    width: Math.min(w, Math.max(1, Math.floor(area / h))),
    height: Math.min(h, Math.max(1, Math.floor(area / w))),
  };
};

const sizeFor = async (image: Sharp, size: NonNullable<Conversion['size']>): Promise<Size> => {
  if (!('area' in size)) return size;
  const { width, height, autoOrient } = await image.metadata();
  return sizeOfArea(autoOrient ?? { width, height }, size.area);
};

export const createConverter = (): Convert => {
  setUp();
  return (source, conversion) =>
    withFile(source, async (handle) => {
      const format = expectImage(source, await readHead(source, handle));
      const { as, size, background, quick = false } = conversion;
      try {
        const image = format === 'bmp' ? await openBmp(source, handle) : sharp(source.file, options);
        if (size !== null) {
          const { width, height } = await sizeFor(image, size);
          image.resize(width, height, { fit: 'fill', kernel: quick ? 'linear' : 'lanczos3' });
        }
        if (background !== null || as === 'jpeg') image.flatten({ background: background ?? '#ffffff' });
        return await encode(image.toColourspace('srgb'), conversion)
          .timeout({ seconds: convertSeconds })
          .toBuffer();
      } catch (error) {
        throw await whyNot(source, handle, format, error);
      }
    });
};

/** In pixels: so few are held at no cost, and enough for the whole file to be read. */
const probeSide = 64;

/**
 * Red, green and blue of each pixel of a square, in rows from the top: of the first frame, upright, in sRGB.
 * @throws like `makeThumb`
 */
export type ReadSquare = (source: ImageFile, form: SquareForm) => Promise<Uint8Array>;

const kernels = {
  bilinear: 'linear',
  bicubic: 'cubic',
  lanczos: 'lanczos3',
} as const satisfies Record<SquareForm['interpolation'], keyof KernelEnum>;

const colourOf = ([r, g, b]: readonly [number, number, number]) => ({ r, g, b });

/** Decoded in full: decoders that shrink while they read would leave other pixels to the kernel than a model was trained with. */
const decodeRgb = async (image: Sharp, background: SquareForm['background']): Promise<Raw> => {
  const { data, info } = await image
    .flatten({ background: colourOf(background) })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .timeout({ seconds: decodeSeconds })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
};

/**
 * In each direction in which it is too large. Compared with Pillow's formula, which models are trained with: within 1 of
 * 255, but for the outermost pixels (libvips repeats the edge, Pillow ends there). From four times as large as wanted on,
 * libvips takes means of whole pixels first: .3 of 255 on average on soft images, 1.3 on noise.
 */
const shrunk = async (
  { width, height, rgb }: Raw,
  wide: number,
  high: number,
  interpolation: SquareForm['interpolation'],
): Promise<Raw> => {
  if (width <= wide && height <= high) return { width, height, rgb };
  const { data, info } = await sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: false })
    .resize(Math.min(width, wide), Math.min(height, high), { fit: 'fill', kernel: kernels[interpolation] })
    .raw()
    .timeout({ seconds: decodeSeconds })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgb: data };
};

const toSquare = async (whole: Raw, { size, fit, pad, interpolation }: SquareForm): Promise<Uint8Array> => {
  const isFramedFirst = fit === 'square' && !squareIsTooLarge(whole);
  const start = isFramedFirst ? framed(whole, Math.max(whole.width, whole.height), pad) : whole;
  const [wide, high] = fit === 'stretch' ? [size, size] : sizeWithin(start, size);
  const small = await shrunk(start, wide, high, interpolation);
  return framed(enlarged(small, wide, high, interpolation), size, pad).rgb;
};

export const createSquares = (): ReadSquare => {
  setUp();
  return (source, form) =>
    withFile(source, async (handle) => {
      const format = expectImage(source, await readHead(source, handle));
      try {
        const image = format === 'bmp' ? await openBmp(source, handle) : sharp(source.file, options);
        return await toSquare(await decodeRgb(image, form.background), form);
      } catch (error) {
        throw await whyNot(source, handle, format, error);
      }
    });
};

export const createDecoder = (): Decode => {
  const codec = createCodec();
  return async (source) => void (await codec.readPixels(source, probeSide));
};

export const createCodec = (): Codec => {
  setUp();

  return {
    makeThumb: (source, longestSide) =>
      withFile(source, async (handle) => {
        const format = expectImage(source, await readHead(source, handle));
        try {
          const image = format === 'bmp' ? await openBmp(source, handle) : sharp(source.file, options);
          return await image
            .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
            .webp({ quality, effort })
            .timeout({ seconds: decodeSeconds })
            .toBuffer();
        } catch (error) {
          throw await whyNot(source, handle, format, error);
        }
      }),

    readPixels: (source, longestSide) =>
      withFile(source, async (handle) => {
        const format = expectImage(source, await readHead(source, handle));
        try {
          const image = format === 'bmp' ? await openBmp(source, handle) : sharp(source.file, options);
          const { data, info } = await image
            .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
            .toColourspace('srgb')
            .ensureAlpha()
            .raw({ depth: 'uchar' })
            .timeout({ seconds: decodeSeconds })
            .toBuffer({ resolveWithObject: true });
          return { width: info.width, height: info.height, rgba: data };
        } catch (error) {
          throw await whyNot(source, handle, format, error);
        }
      }),

    uprightWebp: async (source) => {
      try {
        const image = sharp(source.file, options);
        const { orientation = 1 } = await image.metadata();
        if (orientation === 1) return null;
        return await image
          .webp({ quality: fullQuality, effort })
          .timeout({ seconds: decodeSeconds })
          .toBuffer();
      } catch (error) {
        throw decodeProblem(source, error);
      }
    },
  };
};
