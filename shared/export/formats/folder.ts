/** A plain copy: images and captions in folders, for any tool that reads sidecars. */
import type { ExportFormat } from '../exportFormat.ts';
import { repeatsUnread } from '../parts/repeats.ts';
import { imagePath, sidecars, sidecarSuffixes } from '../parts/sidecars.ts';

export const folder: ExportFormat<'folder', null> = {
  name: 'folder',
  label: 'Plain folder',
  about: 'A copy of images and captions, for anything that reads sidecars.',
  usualText: 'separate',
  reader: null,
  opensAgain: true,
  own: null,
  layout: (chosen) => ({
    folders: 'kept',
    folderOf: (wanted) => wanted,
    suffixes: sidecarSuffixes(chosen),
  }),
  *files(samples, chosen) {
    for (const sample of samples) {
      yield { kind: 'image', path: imagePath(sample), sample };
      yield* sidecars(sample, chosen);
    }
  },
  warnings: (samples, { settings: { names } }) =>
    names.folders === 'auto' || names.folders === 'kept' ? [] : repeatsUnread(samples, ''),
};
