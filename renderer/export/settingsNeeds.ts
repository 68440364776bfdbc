/** What the settings of an export make necessary. Pure. */
import { formatOf } from '../../shared/export/exportFormats.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';

/** Whether anything depends on resolutions and buckets. */
export const usesBuckets = ({ format, images }: ExportSettings): boolean =>
  formatOf(format).toml !== undefined || (images.as !== 'files' && images.scale === 'bucket');

/** Whether samples stay behind for what was found of them. */
export const usesFindings = ({ what: { floor, duplicates, problems } }: ExportSettings): boolean =>
  floor || duplicates === 'one' || problems.length > 0;
