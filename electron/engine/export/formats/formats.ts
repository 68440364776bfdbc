/** The formats by name. */
import type { ExportFormatName } from '../../../../shared/export/settings.ts';
import type { ExportFormat } from '../format.ts';
import { csvFormat, jsonlFormat } from './captionTable.ts';
import { folderFormat } from './folder.ts';
import { imagefolderFormat } from './imagefolder.ts';
import { webdatasetFormat } from './webdataset.ts';

export const formats: Readonly<Partial<Record<ExportFormatName, ExportFormat>>> = {
  folder: folderFormat,
  imagefolder: imagefolderFormat,
  webdataset: webdatasetFormat,
  csv: csvFormat,
  jsonl: jsonlFormat,
};
