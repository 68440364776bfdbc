/** The files that an export is made of. */
import type { OutSample } from './sample.ts';

/** The target of a streamed file's bytes. Resolves when more may come. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/** The exported image of a sample: the file's bytes, or the result of a conversion. */
export type ReadImageBytes = (sample: OutSample) => Promise<Uint8Array>;

/** A file of the export. Paths are relative to the export folder, with `/`. */
export type OutFile =
  /** The sample's image: copied, linked or converted; `asIs`: a mask, which is never converted. */
  | { readonly kind: 'image'; readonly path: string; readonly sample: OutSample; readonly asIs?: true }
  /** A small file, held in memory. `sample` null: it belongs to the whole export. */
  | { readonly kind: 'text'; readonly path: string; readonly sample: OutSample | null; readonly text: string }
  /** A file that is written as a stream, piece by piece (a shard, a table). */
  | {
      readonly kind: 'stream';
      readonly path: string;
      /** The samples whose images are in it, in this order; when none of them changed, it is not written again. */
      readonly samples: readonly OutSample[];
      /** Everything else that determines its bytes: with the images unchanged, the same key gives the same bytes. */
      readonly key: string;
      /** For the estimate. */
      readonly bytes: number;
      readonly write: (sink: Sink, read: ReadImageBytes) => Promise<void>;
    };
