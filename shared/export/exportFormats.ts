/** The export formats, in the order of the dialog, the command line's help and docs/CLI.md. */
import type { ExportFormat } from './exportFormat.ts';
import type { FormatSettings } from './formatSettings.ts';
import { aiToolkit } from './formats/aiToolkit.ts';
import { csv } from './formats/csv.ts';
import { diffusionPipe } from './formats/diffusionPipe.ts';
import { folder } from './formats/folder.ts';
import { imagefolder } from './formats/imagefolder.ts';
import { jsonl } from './formats/jsonl.ts';
import { kohya } from './formats/kohya.ts';
import { oneTrainer } from './formats/oneTrainer.ts';
import { webdataset } from './formats/webdataset.ts';

export const exportFormats = [
  diffusionPipe,
  kohya,
  oneTrainer,
  aiToolkit,
  imagefolder,
  webdataset,
  folder,
  csv,
  jsonl,
] as const;

export type ExportFormatName = (typeof exportFormats)[number]['name'];
export type ExportFormatKind = ExportFormat<ExportFormatName, FormatSettings | null>;

const byName: ReadonlyMap<string, ExportFormatKind> = new Map(
  exportFormats.map((format: ExportFormatKind) => [format.name, format]),
);

/** What a format is, by its name. */
export const formatOf = (name: ExportFormatName): ExportFormatKind => {
  const format = byName.get(name);
  if (format === undefined) throw new Error(`No export format is called ${name}.`);
  return format;
};
