/** ai-toolkit: `NAME.txt` beside each picture, or one JSON that names pictures and captions. */
import type { OutSample } from '../../../../shared/export/sample.ts';
import { textModeOf, type ExportSettings } from '../../../../shared/export/settings.ts';
import type { ExportFormat } from '../format.ts';
import { nlUnreadWarning, uncaptionedWarning } from './captionWarnings.ts';
import { repeatsUnread } from './repeats.ts';
import { inFolder, picturePath, sidecars, sidecarSuffixes } from './sidecars.ts';

/** The long caption, and the short one where tags and prose are apart. */
const captionsOf = (sample: OutSample, settings: ExportSettings): Readonly<Record<string, string>> => {
  const { tags, nl, text } = sample;
  if (textModeOf(settings) !== 'separate') return { caption: text ?? '' };
  return { caption: (nl ?? tags ?? '').trim(), caption_short: (tags ?? nl ?? '').trim() };
};

export const aiToolkit: ExportFormat = {
  layout: (settings) => ({
    folders: 'kept',
    folderOf: (wanted) => wanted,
    // Files of a folder of that name are taken for control images (toolkit/data_loader.py).
    seenFolder: {
      reader: 'ai-toolkit',
      rename: (folder) => folder.replace(/(^|\/)_controls$/, '$1controls'),
    },
    suffixes: sidecarSuffixes(settings),
  }),
  *files(samples, settings, root) {
    const asJson = settings.aiToolkit.captions === 'json';
    for (const sample of samples) {
      yield { kind: 'picture', path: picturePath(sample), sample };
      if (!asJson) yield* sidecars(sample, settings);
    }
    if (!asJson) return;
    const entries = samples.map((sample) => [
      inFolder(root, picturePath(sample)),
      captionsOf(sample, settings),
    ]);
    const text = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
    yield { kind: 'text', path: 'captions.json', sample: null, text };
  },
  warnings: (samples, settings) => [
    ...uncaptionedWarning(samples, settings, 'trained with an empty one'),
    ...(settings.aiToolkit.captions === 'json' ? [] : nlUnreadWarning(samples, settings, 'ai-toolkit')),
    ...repeatsUnread(samples, 'make each folder a dataset of its configuration, with num_repeats'),
  ],
};
