/** A plain copy: pictures and captions in folders, for any tool that reads sidecars. */
import type { ExportFormat } from '../format.ts';
import { repeatsUnread } from './repeats.ts';
import { picturePath, sidecars, sidecarSuffixes } from './sidecars.ts';

export const folderFormat: ExportFormat = {
  layout: (settings) => ({
    folders: 'kept',
    folderOf: (wanted) => wanted,
    suffixes: sidecarSuffixes(settings),
  }),
  *files(samples, settings) {
    for (const sample of samples) {
      yield { kind: 'picture', path: picturePath(sample), sample };
      yield* sidecars(sample, settings);
    }
  },
  warnings: (samples, { names }) =>
    names.folders === 'auto' || names.folders === 'kept' ? [] : repeatsUnread(samples, ''),
};
