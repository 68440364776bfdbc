/** Where an export lies as its trainer sees it. */
import { sep } from 'node:path';
import type { ExportSettings } from '../../../shared/export/settings.ts';

/** With `/`, as trainers take it on every system, and none at the end. */
export const seenRoot = ({ training }: ExportSettings, out: string): string =>
  (training.folder === '' ? out.replaceAll(sep, '/') : training.folder).replace(/\/+$/, '');
