/** OneTrainer: `NAME.txt` beside each picture; every line that is not empty is an alternative caption. */
import { textModeOf } from '../../../../shared/export/settings.ts';
import { outSuffixes } from '../../../../shared/export/suffixes.ts';
import { EngineError } from '../../errors.ts';
import type { ExportFormat } from '../format.ts';
import { lineWarning, uncaptionedWarning } from './captionWarnings.ts';
import { picturePath, sidecars, sidecarSuffixes } from './sidecars.ts';

export const oneTrainer: ExportFormat = {
  layout: (settings) => {
    if (outSuffixes(settings).tags !== '.txt') {
      throw new EngineError(
        'bad-request',
        'OneTrainer reads NAME.txt: leave the suffix of the captions as it is.',
      );
    }
    return { folders: 'kept', folderOf: (wanted) => wanted, suffixes: sidecarSuffixes(settings) };
  },
  *files(samples, settings) {
    for (const sample of samples) {
      yield { kind: 'picture', path: picturePath(sample), sample };
      yield* sidecars(sample, settings);
    }
  },
  warnings: (samples, settings) => [
    ...uncaptionedWarning(samples, settings, 'trained with an empty one'),
    ...(textModeOf(settings) === 'separate'
      ? ['OneTrainer reads NAME.txt only: the prose in its own file is not used.', ...lineWarning(samples)]
      : []),
  ],
};
