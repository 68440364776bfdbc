/** ai-toolkit: `NAME.txt` beside each image, or one JSON that names images and captions. */
import type { OutSample } from '../sample.ts';
import { z } from 'zod';
import type { Chosen, ExportFormat } from '../exportFormat.ts';
import { formatSettings } from '../formatSettings.ts';
import { nlUnreadWarning, uncaptionedWarning } from '../parts/captionWarnings.ts';
import { repeatsUnread } from '../parts/repeats.ts';
import { inFolder, imagePath, sidecars, sidecarSuffixes } from '../parts/sidecars.ts';

const own = formatSettings({
  key: 'aiToolkit',
  schema: z.object({ captions: z.enum(['files', 'json']).default('files') }),
  words: {
    captions: { label: 'Captions', choices: { files: 'A file beside each image', json: 'One JSON' } },
  },
  gist: ({ captions }) => (captions === 'files' ? '' : 'JSON'),
});

/** The long caption, and the short one where tags and NL caption are separate. */
const captionsOf = (
  sample: OutSample,
  { text: mode }: Chosen<typeof own>,
): Readonly<Record<string, string>> => {
  const { tags, nl, text } = sample;
  if (mode !== 'separate') return { caption: text ?? '' };
  return { caption: (nl ?? tags ?? '').trim(), caption_short: (tags ?? nl ?? '').trim() };
};

export const aiToolkit: ExportFormat<'ai-toolkit', typeof own> = {
  name: 'ai-toolkit',
  label: 'ai-toolkit',
  about: 'A text beside each image, or all captions in one JSON.',
  usualText: 'tags-nl',
  // toolkit/data_loader.py: image_extensions, compared in small letters.
  reader: {
    name: 'ai-toolkit',
    extensions: ['.jpg', '.jpeg', '.png', '.webp'],
    letters: 'any',
    contents: ['png', 'jpeg', 'webp'],
    stills: [],
  },
  opensAgain: true,
  own,
  layout: (chosen) => ({
    folders: 'kept',
    folderOf: (wanted) => wanted,
    // Files of a folder of that name are taken for control images (toolkit/data_loader.py).
    seenFolder: {
      reader: 'ai-toolkit',
      rename: (folder) => folder.replace(/(^|\/)_controls$/, '$1controls'),
    },
    suffixes: sidecarSuffixes(chosen),
  }),
  *files(samples, chosen, root) {
    const asJson = chosen.own.captions === 'json';
    for (const sample of samples) {
      yield { kind: 'image', path: imagePath(sample), sample };
      if (!asJson) yield* sidecars(sample, chosen);
    }
    if (!asJson) return;
    const entries = samples.map((sample) => [inFolder(root, imagePath(sample)), captionsOf(sample, chosen)]);
    const text = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
    yield { kind: 'text', path: 'captions.json', sample: null, text };
  },
  warnings: (samples, chosen) => [
    ...uncaptionedWarning(samples, chosen, 'trained with an empty one'),
    ...(chosen.own.captions === 'json' ? [] : nlUnreadWarning(samples, chosen, 'ai-toolkit')),
    ...repeatsUnread(samples, 'make each folder a dataset of its configuration, with num_repeats'),
  ],
};
