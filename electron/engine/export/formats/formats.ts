/** The formats by name. */
import type { ExportFormatName } from '../../../../shared/export/settings.ts';
import type { ExportFormat } from '../format.ts';
import { aiToolkit } from './aiToolkit.ts';
import { csvFormat, jsonlFormat } from './captionTable.ts';
import { diffusionPipe } from './diffusionPipe.ts';
import { folderFormat } from './folder.ts';
import { imagefolderFormat } from './imagefolder.ts';
import { kohya } from './kohya.ts';
import { oneTrainer } from './oneTrainer.ts';
import { webdatasetFormat } from './webdataset.ts';

export const formats: Readonly<Record<ExportFormatName, ExportFormat>> = {
  folder: folderFormat,
  'diffusion-pipe': diffusionPipe,
  kohya,
  onetrainer: oneTrainer,
  'ai-toolkit': aiToolkit,
  imagefolder: imagefolderFormat,
  webdataset: webdatasetFormat,
  csv: csvFormat,
  jsonl: jsonlFormat,
};
