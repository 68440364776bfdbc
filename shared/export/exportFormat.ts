/**
 * What an export format is: its words, its settings, and which files it makes of samples that are settled already. A file
 * in `formats/` for each, listed in `exportFormats.ts`. Nothing in it reads or writes the disk, chooses names or changes
 * captions: the engine's export does that for all.
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

/** What was chosen about any format. */
export interface ChosenCommon {
  readonly settings: CommonSettings;
  /** What becomes of the two captions, settled. */
  readonly text: TextMode;
}

/** What was chosen, as a format is given it. */
export interface Chosen<Own extends FormatSettings | null> extends ChosenCommon {
  /** The format's own settings; null where it has none. */
  readonly own: Own extends FormatSettings ? z.infer<Own['schema']> : null;
}

/** The settings ask for what a format cannot hold. The message says what, and what to do. */
export class FormatRefusal extends Error {}

export interface ExportFormat<Name extends string, Own extends FormatSettings | null> {
  /** As `--format` and `proofsheet.json` name it. */
  readonly name: Name;
  /** As the dialog names it. */
  readonly label: string;
  /** What it writes, in a sentence. */
  readonly about: string;
  /** What becomes of the two captions unless something else is chosen. */
  readonly usualText: TextMode;
  /** Which image files its reader takes; null: a copy for people and programs that judge for themselves, or a table. */
  readonly reader: ImageReader | null;
  /** It holds captions alone: nothing about images or names means anything to it. */
  readonly isTable?: true;
  /** What is written can be opened as a dataset again. */
  readonly opensAgain?: true;
  /** It writes a TOML that says how to train, and what of it is asked for besides repeats and shuffling. */
  readonly toml?: { readonly ratios: boolean; readonly batchSize: boolean };
  /** The trainer's buckets, where they are not those of diffusion-pipe. */
  buckets?(training: TrainingOut): BucketConfig;
  /** Settings that mean something to this format alone; null: none. */
  readonly own: Own;
  /** @throws FormatRefusal where the settings ask for what this format cannot hold */
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
  /** What a reader of this format will not do as one might expect. */
  warnings(samples: readonly OutSample[], chosen: Chosen<Own>): readonly Warning[];
}
