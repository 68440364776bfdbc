/** The formats by name. */
import type { ExportFormatName } from '../../../../shared/export/settings.ts';
import type { ExportFormat } from '../format.ts';
import { folderFormat } from './folder.ts';

export const formats: Readonly<Partial<Record<ExportFormatName, ExportFormat>>> = {
  folder: folderFormat,
};
