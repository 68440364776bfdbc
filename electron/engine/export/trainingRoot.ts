/** The export folder as the trainer's settings name it. */
import { sep } from 'node:path';
import type { ExportSettings } from '../../../shared/export/settings.ts';

/** With `/`, as trainers take it on every system, and none at the end. */
export const trainingRoot = ({ training }: ExportSettings, out: string): string =>
  (training.folder === '' ? out.replaceAll(sep, '/') : training.folder).replace(/\/+$/, '');
