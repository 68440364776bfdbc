/** What the settings of an export require. Pure. */
import { formatOf } from '../../shared/export/exportFormats.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';

/** Whether anything depends on resolutions and buckets. */
export const usesBuckets = ({ format, images }: ExportSettings): boolean =>
  formatOf(format).toml !== undefined || (images.as !== 'files' && images.scale === 'bucket');

/** Whether samples are left out for findings. */
export const usesFindings = ({ what: { floor, duplicates, problems } }: ExportSettings): boolean =>
  floor || duplicates === 'one' || problems.length > 0;
