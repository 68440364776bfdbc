/**
 * What an export format is: its words, its settings, and the files that it makes of finished samples. A file
 * in `formats/` for each, listed in `exportFormats.ts`. Formats do not read or write the disk, choose names
 * or change captions: the engine's export does that for all.
 */
import type { z } from 'zod';
import type { BucketConfig } from '../trainer/bucketConfig.ts';
import type { CommonSettings, TextMode, TrainingOut } from './commonSettings.ts';
import type { FormatTools } from './formatTools.ts';
import type { ImageReader } from './imageReading.ts';
import type { FormatSettings } from './formatSettings.ts';
import type { OutFile } from './outFile.ts';
import type { OutSample } from './sample.ts';
import type { Warning } from './warning.ts';

export interface Repeats {
  readonly count: number;
  readonly named: boolean;
}

/** The format's requirements for the names of samples. */
export interface Layout {
  /** What `names.folders: auto` means for it. */
  readonly folders: 'kept' | 'flat' | 'character';
  /**
   * The folder of samples that would be in `wanted` (empty: the top).
   * @param repeats of its images; `named`: the name of their folder in the dataset says so
   */
  readonly folderOf: (wanted: string, repeats: Repeats) => string;
  /** Removes the parts of a stem that the format cannot name. Missing: nothing. */
  readonly stemOf?: (stem: string) => string;
  /**
   * The format has its own notation of repeats, so that a folder `10_name` of the dataset is `name` to
   * `folderOf`: always, or where the settings say that such names mean repeats. Missing: it has no repeats.
   */
  readonly repeats?: 'always' | 'where-read';
  /** Another folder for those that the trainer ignores, and who that is. Missing: it reads all. */
  readonly seenFolder?: { readonly reader: string; readonly rename: (folder: string) => string };
  /** A caption is one line, as the trainer reads no more, or takes each line for another caption. */
  readonly oneLine?: true;
  /** Suffixes of captions: these names must not be those of another sample. */
  readonly suffixes: readonly string[];
  /** It writes no files for single samples: they are listed by their paths in the dataset, so names cannot clash. */
  readonly unnamed?: true;
}

/** The settings of any format. */
export interface ChosenCommon {
  readonly settings: CommonSettings;
  /** The caption mode, resolved. */
  readonly text: TextMode;
}

/** The settings, in the form for the format. */
export interface Chosen<Own extends FormatSettings | null> extends ChosenCommon {
  /** The format's own settings; null where it has none. */
  readonly own: Own extends FormatSettings ? z.infer<Own['schema']> : null;
}

/** The settings ask for something that a format cannot hold. The message says what, and what to do. */
export class FormatRefusal extends Error {}

export interface ExportFormat<Name extends string, Own extends FormatSettings | null> {
  /** As `--format` and `proofsheet.json` name it. */
  readonly name: Name;
  /** As the dialog names it. */
  readonly label: string;
  /** What it writes, in a sentence. */
  readonly about: string;
  /** The caption mode by default. */
  readonly usualText: TextMode;
  /** Which image files its trainer reads; null: a copy for people and programs, or a table. */
  readonly reader: ImageReader | null;
  /** It holds captions alone: settings for images and names do not apply. */
  readonly isTable?: true;
  /** The export can be opened as a dataset again. */
  readonly opensAgain?: true;
  /** It writes a TOML with training settings, and which of them it has besides repeats and shuffling. */
  readonly toml?: { readonly ratios: boolean; readonly batchSize: boolean };
  /** The trainer's buckets, where they differ from diffusion-pipe's. */
  buckets?(training: TrainingOut): BucketConfig;
  /** Settings of this format alone; null: none. */
  readonly own: Own;
  /** @throws FormatRefusal where the settings ask for something that this format cannot hold */
  layout(chosen: Chosen<Own>): Layout;
  /**
   * All files of the export but the manifest; the same samples give the same files in the same order.
   * @param root the export folder as the trainer will see it, with `/` and without one at its end
   */
  files(
    samples: readonly OutSample[],
    chosen: Chosen<Own>,
    root: string,
    tools: FormatTools,
  ): Iterable<OutFile>;
  /** Where a trainer does not read this format as one might expect. */
  warnings(samples: readonly OutSample[], chosen: Chosen<Own>): readonly Warning[];
}
