/**
 * The images of an export: as their own file, or converted; and what each was made from, so that none is made
 * twice.
 */
import { readFileSync } from 'node:fs';
import type { OutSample } from '../../../shared/export/sample.ts';
import type { ExportSettings } from '../../../shared/export/settings.ts';
import { keyOf } from './ledger.ts';
import { SourceProblem, type LocatedFile, type Source } from './source.ts';
import { reasonOf } from '../work/fileReason.ts';

/** A conversion as the codec takes it. */
export interface ImageWish {
  readonly as: 'png' | 'jpeg' | 'webp';
  readonly quality: number;
  readonly size: { readonly width: number; readonly height: number } | null;
  readonly background: string | null;
}

/** @throws an error whose message is a sentence about the image */
export type ConvertImage = (
  image: { readonly file: string; readonly name: string },
  wish: ImageWish,
) => Promise<Uint8Array>;

export interface ExportImages {
  /** @throws SourceProblem */
  file(sample: OutSample): LocatedFile;
  /** Everything that determines the bytes of the exported image. @throws SourceProblem */
  key(sample: OutSample): string;
  /** Null: it is exported as its own file. */
  wish(sample: OutSample): ImageWish | null;
  /**
   * Decoding would tell nothing new: it was done before, or this program does not decode the format. @throws
   * SourceProblem
   */
  isWhole(sample: OutSample): boolean;
  /** Decodes an image that is exported as its own file, unless that was done before. @throws SourceProblem */
  expectWhole(sample: OutSample): Promise<void>;
  /** The exported image, decoded wholly. @throws SourceProblem */
  read(sample: OutSample): Promise<Uint8Array>;
}

export interface ImageTools {
  readonly convert: ConvertImage;
  /** @throws an error whose message is a sentence about the image, where it cannot be decoded to its end */
  readonly decode: (image: { readonly file: string; readonly name: string }) => Promise<void>;
}

const inWords = (error: unknown): SourceProblem =>
  new SourceProblem(error instanceof Error ? error.message : String(error));

export const createExportImages = (
  source: Source,
  { as, quality, background, copy }: ExportSettings['images'],
  { convert, decode }: ImageTools,
): ExportImages => {
  const wish = ({ image }: OutSample): ImageWish | null => {
    if (image.as === 'file') return null;
    const { width, height, outWidth, outHeight } = image;
    const scaled = outWidth !== width || outHeight !== height;
    const size = scaled ? { width: outWidth, height: outHeight } : null;
    // An image that is converted only so that it can be read keeps its transparency, as the others do.
    return { as: image.as, quality, background: as === 'files' ? null : background, size };
  };
  const isWhole = ({ image, relPath }: OutSample): boolean => {
    if (image.format === 'jxl' || image.format === 'unknown') return true;
    return image.whole && source.locate(relPath).size === image.bytes;
  };
  const expectWhole = async (sample: OutSample): Promise<void> => {
    if (isWhole(sample)) return;
    const { path } = source.locate(sample.relPath);
    await decode({ file: path, name: sample.relPath }).catch((error: unknown) => {
      throw inWords(error);
    });
  };
  return {
    isWhole,
    expectWhole,
    file: (sample) => source.locate(sample.relPath),
    key: (sample) => {
      const { size, mtime } = source.locate(sample.relPath);
      const wanted = wish(sample);
      return keyOf(sample.relPath, size, mtime, wanted === null ? `decoded-${copy}` : JSON.stringify(wanted));
    },
    wish,
    read: async (sample) => {
      const { path, size } = source.locate(sample.relPath);
      const wanted = wish(sample);
      if (wanted === null) await expectWhole(sample);
      try {
        if (wanted === null) return readFileSync(path);
      } catch (error) {
        throw new SourceProblem(`It cannot be read (${reasonOf(error)}).`);
      }
      if (wanted.size !== null && size !== sample.image.bytes) {
        throw new SourceProblem('It was changed meanwhile: run the export again.');
      }
      try {
        return await convert({ file: path, name: sample.relPath }, wanted);
      } catch (error) {
        throw inWords(error);
      }
    },
  };
};
