/** Makes one file of an export: at once where it is quick, else in parallel with others. */
import type { OutFile } from '../../../shared/export/outFile.ts';
import type { OutSample } from '../../../shared/export/sample.ts';
import type { ExportSettings } from '../../../shared/export/settings.ts';
import type { CopyHelper } from './copying/helper.ts';
import type { FileWriter } from './fileOut.ts';
import { keyOf } from './ledger.ts';
import type { ExportImages } from './exportImages.ts';
import type { Held } from './readBack.ts';
import { SourceProblem } from './source.ts';

export interface FileMakerOptions {
  readonly settings: ExportSettings;
  readonly images: ExportImages;
  readonly writer: FileWriter;
  /** Copies in another thread; null: there is no other core, or little to do. */
  readonly helper: CopyHelper | null;
  /** Whether an existing file may be replaced. */
  readonly isOurs: (path: string) => boolean;
  readonly stopped: () => boolean;
}

/** The user has stopped the export. */
export class Stopped extends Error {}

export interface FileMaker {
  /** Everything that determines a file's content: the same key means the same content. */
  key(file: OutFile): string;
  /** Null: it takes time, see `slowly`. A promise: the helper has begun it. */
  atOnce(file: OutFile): Held | Promise<Held> | null;
  slowly(file: OutFile): Promise<Held>;
  /** Hard links that were asked for and could not be made. */
  copiedInstead(): number;
}

const encoder = new TextEncoder();

/** @param onBroken is told of an image that cannot be read, within a file that holds several */
export const createFileMaker = (
  options: FileMakerOptions,
  onBroken: (sample: OutSample, reason: string) => void,
): FileMaker => {
  const { settings, images, writer, helper, isOurs, stopped } = options;
  let copiedInstead = 0;

  const copied = (path: string, sample: OutSample): Held | Promise<Held> => {
    const from = images.file(sample).path;
    if (settings.images.copy === 'link') {
      const linked = writer.link(path, from);
      if (linked !== null) return linked;
      copiedInstead += 1;
    }
    return helper?.copy({ path, from, ours: isOurs(path) }) ?? writer.copy(path, from);
  };

  const readForStream = async (sample: OutSample) => {
    if (stopped()) throw new Stopped();
    try {
      return await images.read(sample);
    } catch (error) {
      if (error instanceof SourceProblem) onBroken(sample, error.message);
      throw error;
    }
  };

  return {
    key: (file) => {
      if (file.kind === 'text') return keyOf('text', file.text);
      if (file.kind === 'image') return images.key(file.sample);
      return keyOf('stream', file.key, ...file.samples.map((sample) => images.key(sample)));
    },
    atOnce: (file) => {
      if (file.kind === 'text') return writer.write(file.path, encoder.encode(file.text));
      if (file.kind === 'stream') return null;
      if (file.asIs === true) return copied(file.path, file.sample);
      if (images.wish(file.sample) !== null) return null;
      return images.isWhole(file.sample) ? copied(file.path, file.sample) : null;
    },
    slowly: async (file) => {
      if (file.kind === 'image' && images.wish(file.sample) === null) {
        await images.expectWhole(file.sample);
        return copied(file.path, file.sample);
      }
      if (file.kind === 'image') return writer.write(file.path, await images.read(file.sample));
      if (file.kind === 'text') return writer.write(file.path, encoder.encode(file.text));
      return writer.stream(file.path, (sink) => file.write(sink, readForStream));
    },
    copiedInstead: () => copiedInstead,
  };
};
