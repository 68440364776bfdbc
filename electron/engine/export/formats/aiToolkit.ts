/** ai-toolkit: `NAME.txt` beside each picture, or one JSON that names pictures and captions. */
import type { OutSample } from '../../../../shared/export/sample.ts';
import { textModeOf, type ExportSettings } from '../../../../shared/export/settings.ts';
import type { ExportFormat } from '../format.ts';
import { uncaptionedWarning } from './captionWarnings.ts';
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
  warnings: (samples, settings) => uncaptionedWarning(samples, settings, 'trained with an empty one'),
};
