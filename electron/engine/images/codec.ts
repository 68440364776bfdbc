/**
 * Pictures in, WebP out. The only file of the engine that imports sharp (the sample's drawing aside).
 * Everything that comes in is untrusted: it is known by its content, has a pixel limit and a time limit,
 * and a damaged one is an EngineError with a reason, never a crash.
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
  type Picture,
} from './problem.ts';
import { framed, sizeWithin, squareIsTooLarge, type Raw, type SquareForm } from './square.ts';
import { sniff, sniffLength, type Sniffed } from './sniff.ts';

/** A picture's pixels: red, green, blue and alpha, eight bits each, in rows from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

export interface Codec {
  /**
   * The first frame, upright, with its alpha, never enlarged, as WebP in sRGB.
   * @param longestSide pixels
   * @throws EngineError `image-broken` or `not-found`, with a sentence that names the picture
   */
  makeThumb(picture: Picture, longestSide: number): Promise<Uint8Array>;
  /**
   * A WebP picture in full size as browsers have to be given it, or null when the file itself will do:
   * they turn every other format by its EXIF orientation, and this one not.
   * @throws like `makeThumb`
   */
  uprightWebp(picture: Picture): Promise<Uint8Array | null>;
  /**
   * The first frame's pixels, upright, in sRGB, never enlarged: for programs that look at pictures.
   * @param longestSide pixels
   * @throws like `makeThumb`
   */
  readPixels(picture: Picture, longestSide: number): Promise<Pixels>;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a picture is to be converted. */
export interface Conversion {
  readonly as: 'png' | 'jpeg' | 'webp';
  /** Of JPEG and WebP, 1 to 100. */
  readonly quality: number;
  /** In pixels, upright: exactly so large, or of at most such an area and never enlarged; null: as large as it is. */
  readonly size: Size | { readonly area: number } | null;
  /** In a third of the time, and a little larger. */
  readonly quick?: boolean;
  /** `#rrggbb` behind transparent places; null: they stay transparent, in JPEG they turn white. */
  readonly background: string | null;
}

/**
 * The first frame, upright, in sRGB, without metadata.
 * @throws like `makeThumb`
 */
export type Convert = (picture: Picture, conversion: Conversion) => Promise<Uint8Array>;

/** Visually the same as quality 90 at these sizes, at half the bytes. */
const quality = 80;
const fullQuality = 95;
/** Of libwebp's 0 to 6: at 4 a thumbnail costs half as much again and is 1 % smaller. */
const effort = 2;
const decodeSeconds = 30;
/** Large pictures, and better compression: conversion may take its time. */
const convertSeconds = 120;
const convertEffort = 4;
/** From here on colours keep their full resolution, as libvips' own tools have it. */
const fineChroma = 90;
/** BMP is held whole in memory, as it lies on disk. */
const maxBmpBytes = 256 * 1024 ** 2;

const options = {
  autoOrient: true,
  // Trainers refuse a truncated picture, so a quiet grey half would hide what matters. Mere warnings pass.
  failOn: 'error',
  limitInputPixels: maxSide ** 2,
} as const satisfies SharpOptions;

/** @returns the picture's format; throws where the file is no picture that is shown */
export const expectPicture = (
  picture: Picture,
  head: Uint8Array,
): Extract<Sniffed, { kind: 'image' }>['format'] => {
  if (head.length === 0) throw broken(picture, 'is empty (0 bytes)');
  const found = sniff(head);
  switch (found.kind) {
    case 'image':
      return found.format;
    case 'other':
      throw broken(picture, `is ${found.what}`, found.todo);
    case 'unknown':
      throw broken(picture, 'is not an image: its content is of no image format');
  }
};

const withFile = async <T>(picture: Picture, work: (handle: FileHandle) => Promise<T>): Promise<T> => {
  const handle = await open(picture.file).catch((error: unknown) => {
    throw fileProblem(picture, error);
  });
  try {
    return await work(handle);
  } finally {
    await handle.close();
  }
};

/** The first bytes of an open file, fewer when it has fewer. */
export const readHead = async (
  picture: Picture,
  handle: FileHandle,
  length = sniffLength,
): Promise<Uint8Array> => {
  const head = new Uint8Array(length);
  const { bytesRead } = await handle.read(head, 0, length, 0).catch((error: unknown) => {
    throw fileProblem(picture, error);
  });
  return head.subarray(0, bytesRead);
};

/** What a failed decode means: by the file's own end, else by the decoder's words. */
const whyNot = async (
  picture: Picture,
  handle: FileHandle,
  format: KnownFormat,
  error: unknown,
): Promise<EngineError> => {
  const isCut = isUnclear(error) && (await isEndMissing(handle, format));
  return isCut ? cutOff(picture) : decodeProblem(picture, error);
};

const openBmp = async (picture: Picture, handle: FileHandle): Promise<Sharp> => {
  const layout = parseBmp(await readHead(picture, handle, bmpHeaderLength));
  if (!layout) {
    const advice = 'Save it uncompressed with 24 or 32 bits, or as PNG.';
    throw broken(picture, 'is a BMP of a kind that has no thumbnail', advice);
  }
  const { width, height, stride, offset } = layout;
  if (width * height > maxSide ** 2) throw tooLarge(picture);
  const { size } = await handle.stat();
  if (size < offset + stride * height) throw cutOff(picture);
  if (stride * height > maxBmpBytes) {
    throw broken(
      picture,
      'is a BMP of more than 256 MB',
      'Save it as PNG: it will be the same, and smaller.',
    );
  }
  const pixels = new Uint8Array(stride * height);
  const { bytesRead } = await handle.read(pixels, 0, pixels.length, offset);
  if (bytesRead < pixels.length) throw cutOff(picture);
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
 * Decodes a picture's first frame to its end, and keeps nothing of it.
 * @throws like `makeThumb`
 */
export type Decode = (picture: Picture) => Promise<void>;

/** Sets libvips up for many pictures at once; it has one set-up a process. */
const setUp = (): void => {
  // A thread a picture: two pictures side by side are faster than one on two threads.
  sharp.concurrency(1);
  // Nothing is decoded twice in a row, and a cached operation would hold files open or give an old picture.
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
  return (picture, conversion) =>
    withFile(picture, async (handle) => {
      const format = expectPicture(picture, await readHead(picture, handle));
      const { as, size, background } = conversion;
      try {
        const image = format === 'bmp' ? await openBmp(picture, handle) : sharp(picture.file, options);
        if (size !== null) {
          const { width, height } = await sizeFor(image, size);
          image.resize(width, height, { fit: 'fill' });
        }
        if (background !== null || as === 'jpeg') image.flatten({ background: background ?? '#ffffff' });
        return await encode(image.toColourspace('srgb'), conversion)
          .timeout({ seconds: convertSeconds })
          .toBuffer();
      } catch (error) {
        throw await whyNot(picture, handle, format, error);
      }
    });
};

/** Small enough that nothing is held, large enough for all of the file to be read. */
const probeSide = 64;

/**
 * Red, green and blue of each pixel of a square, in rows from the top: of the first frame, upright, in sRGB.
 * @throws like `makeThumb`
 */
export type ReadSquare = (picture: Picture, form: SquareForm) => Promise<Uint8Array>;

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
  return (picture, form) =>
    withFile(picture, async (handle) => {
      const format = expectPicture(picture, await readHead(picture, handle));
      try {
        const image = format === 'bmp' ? await openBmp(picture, handle) : sharp(picture.file, options);
        return await toSquare(await decodeRgb(image, form.background), form);
      } catch (error) {
        throw await whyNot(picture, handle, format, error);
      }
    });
};

export const createDecoder = (): Decode => {
  const codec = createCodec();
  return async (picture) => void (await codec.readPixels(picture, probeSide));
};

export const createCodec = (): Codec => {
  setUp();

  return {
    makeThumb: (picture, longestSide) =>
      withFile(picture, async (handle) => {
        const format = expectPicture(picture, await readHead(picture, handle));
        try {
          const image = format === 'bmp' ? await openBmp(picture, handle) : sharp(picture.file, options);
          return await image
            .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
            .webp({ quality, effort })
            .timeout({ seconds: decodeSeconds })
            .toBuffer();
        } catch (error) {
          throw await whyNot(picture, handle, format, error);
        }
      }),

    readPixels: (picture, longestSide) =>
      withFile(picture, async (handle) => {
        const format = expectPicture(picture, await readHead(picture, handle));
        try {
          const image = format === 'bmp' ? await openBmp(picture, handle) : sharp(picture.file, options);
          const { data, info } = await image
            .resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
            .toColourspace('srgb')
            .ensureAlpha()
            .raw({ depth: 'uchar' })
            .timeout({ seconds: decodeSeconds })
            .toBuffer({ resolveWithObject: true });
          return { width: info.width, height: info.height, rgba: data };
        } catch (error) {
          throw await whyNot(picture, handle, format, error);
        }
      }),

    uprightWebp: async (picture) => {
      try {
        const image = sharp(picture.file, options);
        const { orientation = 1 } = await image.metadata();
        if (orientation === 1) return null;
        return await image
          .webp({ quality: fullQuality, effort })
          .timeout({ seconds: decodeSeconds })
          .toBuffer();
      } catch (error) {
        throw decodeProblem(picture, error);
      }
    },
  };
};
