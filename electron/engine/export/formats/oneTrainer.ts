/** OneTrainer: `NAME.txt` beside each picture; every line that is not empty is an alternative caption. */
import { outSuffixes } from '../../../../shared/export/suffixes.ts';
import { EngineError } from '../../errors.ts';
import type { ExportFormat } from '../format.ts';
import { nlUnreadWarning, uncaptionedWarning } from './captionWarnings.ts';
import { masksBeside, maskSuffixes } from './masks.ts';
import { repeatsUnread } from './repeats.ts';
import { picturePath, sidecars, sidecarSuffixes } from './sidecars.ts';

export const oneTrainer: ExportFormat = {
  layout: (settings) => {
    if (outSuffixes(settings).tags !== '.txt') {
      throw new EngineError(
        'bad-request',
        'OneTrainer reads NAME.txt: leave the suffix of the captions as it is.',
      );
    }
    return {
      folders: 'kept',
      folderOf: (wanted) => wanted,
      oneLine: true,
      suffixes: [...sidecarSuffixes(settings), ...maskSuffixes],
    };
  },
  *files(samples, settings) {
    for (const sample of samples) {
      yield { kind: 'picture', path: picturePath(sample), sample };
      yield* sidecars(sample, settings);
      yield* masksBeside(sample);
    }
  },
  warnings: (samples, settings) => [
    ...uncaptionedWarning(samples, settings, 'trained with an empty one'),
    ...nlUnreadWarning(samples, settings, 'OneTrainer'),
    ...repeatsUnread(samples, 'make each folder a concept, and set its repeats there'),
  ],
};
