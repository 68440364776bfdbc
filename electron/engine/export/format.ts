/**
 * What a format is: which files it makes of samples that are settled already. One file a format in `formats/`; nothing
 * in it reads or writes the disk, chooses names or changes captions: plan.ts and carryOut.ts do that for all.
 */
import type { ExportSettings } from '../../../shared/export/settings.ts';
import type { OutSample } from '../../../shared/export/sample.ts';
import type { Warning } from './warning.ts';

/** Where a streamed file's bytes go. Resolves when more may come. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

/** The picture of a sample as it goes out: the file's bytes, or what it is converted to. */
export type ReadPicture = (sample: OutSample) => Promise<Uint8Array>;

/** A file of the export. Paths are relative to the export folder, with `/`. */
export type OutFile =
  /** The sample's picture: copied, linked or converted; `asIs`: a mask, which is never converted. */
  | { readonly kind: 'picture'; readonly path: string; readonly sample: OutSample; readonly asIs?: true }
  /** A small file, held in memory. `sample` null: it belongs to the whole export. */
  | { readonly kind: 'text'; readonly path: string; readonly sample: OutSample | null; readonly text: string }
  /** A file that is written as a stream, piece by piece (a shard, a table). */
  | {
      readonly kind: 'stream';
      readonly path: string;
      /** The samples whose pictures go into it, in this order; when none of them changed, it is not written again. */
      readonly samples: readonly OutSample[];
      /** Everything else that decides about its bytes: with the pictures unchanged, the same key gives the same bytes. */
      readonly key: string;
      /** For the estimate. */
      readonly bytes: number;
      readonly write: (sink: Sink, read: ReadPicture) => Promise<void>;
    };

export interface Repeats {
  readonly count: number;
  readonly named: boolean;
}

/** What a format asks of the names of samples. */
export interface Layout {
  /** What `names.folders: auto` means for it. */
  readonly folders: 'kept' | 'flat' | 'character';
  /**
   * The folder of samples that would go to `wanted` (empty: the top).
   * @param repeats of its images; `named`: the name of their folder in the dataset says so
   */
  readonly folderOf: (wanted: string, repeats: Repeats) => string;
  /** Takes out of a stem what the format cannot name. Left out: nothing. */
  readonly stemOf?: (stem: string) => string;
  /**
   * The format says repeats in its own way, so that a folder `10_name` of the dataset is called `name` to `folderOf`:
   * always, or where the settings have it that such names mean repeats. Left out: it has no repeats.
   */
  readonly repeats?: 'always' | 'where-read';
  /** Another folder for those that the reader passes over, and who it is. Left out: it takes all. */
  readonly seenFolder?: { readonly reader: string; readonly rename: (folder: string) => string };
  /** A caption is one line, as the reader takes no more, or takes each line for another caption. */
  readonly oneLine?: true;
  /** What is put behind a stem for its captions: names that must not meet those of another sample. */
  readonly suffixes: readonly string[];
  /** It writes no files for single samples: they go by their paths in the dataset, and none can be in another's way. */
  readonly unnamed?: true;
}

export interface ExportFormat {
  /** @throws EngineError `bad-request` where the settings ask for what this format cannot hold */
  layout(settings: ExportSettings): Layout;
  /**
   * All files of the export but the manifest; the same samples give the same files in the same order.
   * @param root the export folder as the trainer will see it, with `/` and without one at its end
   */
  files(samples: readonly OutSample[], settings: ExportSettings, root: string): Iterable<OutFile>;
  /** What a reader of this format will not do as one might expect. */
  warnings(samples: readonly OutSample[], settings: ExportSettings): readonly Warning[];
}
