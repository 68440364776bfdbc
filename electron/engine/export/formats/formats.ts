/** The formats by name. Each is loaded when it is asked for: some bring libraries, and a preview is waited for. */
import type { ExportFormatName } from '../../../../shared/export/settings.ts';
import type { ExportFormat } from '../format.ts';

const loaders: Readonly<Record<ExportFormatName, () => Promise<ExportFormat>>> = {
  folder: async () => (await import('./folder.ts')).folderFormat,
  'diffusion-pipe': async () => (await import('./diffusionPipe.ts')).diffusionPipe,
  kohya: async () => (await import('./kohya.ts')).kohya,
  onetrainer: async () => (await import('./oneTrainer.ts')).oneTrainer,
  'ai-toolkit': async () => (await import('./aiToolkit.ts')).aiToolkit,
  imagefolder: async () => (await import('./imagefolder.ts')).imagefolderFormat,
  webdataset: async () => (await import('./webdataset.ts')).webdatasetFormat,
  csv: async () => (await import('./captionTable.ts')).csvFormat,
  jsonl: async () => (await import('./captionTable.ts')).jsonlFormat,
};

export const loadFormat = (name: ExportFormatName): Promise<ExportFormat> => loaders[name]();
