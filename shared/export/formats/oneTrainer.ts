/** OneTrainer: `NAME.txt` beside each image; every line that is not empty is an alternative caption. */
import { outSuffixes } from '../suffixes.ts';
import { FormatRefusal, type ExportFormat } from '../exportFormat.ts';
import { nlUnreadWarning, uncaptionedWarning } from '../parts/captionWarnings.ts';
import { masksBeside, maskSuffixes } from '../parts/masks.ts';
import { repeatsUnread } from '../parts/repeats.ts';
import { imagePath, sidecars, sidecarSuffixes } from '../parts/sidecars.ts';

export const oneTrainer: ExportFormat<'onetrainer', null> = {
  name: 'onetrainer',
  label: 'OneTrainer',
  about: 'A text beside each image; each of its lines is an alternative caption.',
  usualText: 'lines',
  // modules/util/path_util.py: SUPPORTED_IMAGE_EXTENSIONS, compared in small letters by mgds' CollectPaths.
  reader: {
    name: 'OneTrainer',
    extensions: ['.bmp', '.jpg', '.jpeg', '.png', '.tif', '.tiff', '.webp', '.avif'],
    letters: 'any',
    contents: ['png', 'jpeg', 'webp', 'bmp', 'avif'],
    stills: [],
  },
  opensAgain: true,
  own: null,
  layout: (chosen) => {
    if (outSuffixes(chosen.settings).tags !== '.txt') {
      throw new FormatRefusal('OneTrainer reads NAME.txt: leave the suffix of the captions as it is.');
    }
    return {
      folders: 'kept',
      folderOf: (wanted) => wanted,
      oneLine: true,
      suffixes: [...sidecarSuffixes(chosen), ...maskSuffixes],
    };
  },
  *files(samples, chosen) {
    for (const sample of samples) {
      yield { kind: 'image', path: imagePath(sample), sample };
      yield* sidecars(sample, chosen);
      yield* masksBeside(sample);
    }
  },
  warnings: (samples, chosen) => [
    ...uncaptionedWarning(samples, chosen, 'trained with an empty one'),
    ...nlUnreadWarning(samples, chosen, 'OneTrainer'),
    ...repeatsUnread(samples, 'make each folder a concept, and set its repeats there'),
  ],
};
