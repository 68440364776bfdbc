/** Captions that a trainer does not read as one might expect. */
import type { OutSample } from '../sample.ts';
import type { ChosenCommon } from '../exportFormat.ts';
import { about, counted, type Warning } from '../warning.ts';

/** The content of the file that every trainer reads. */
const mainText = (sample: OutSample, { text }: ChosenCommon): string | null =>
  text === 'separate' ? sample.tags : sample.text;

/** @param fate what the trainer does with a sample that has no text: a clause */
export const uncaptionedWarning = (
  samples: readonly OutSample[],
  chosen: ChosenCommon,
  fate: string,
): readonly Warning[] =>
  about(
    samples.filter((sample) => mainText(sample, chosen) === null),
    (count) => `${counted(count, 'sample')} without a caption: ${fate}`,
  );

/** Trainers that split at `", "` take `a,b` for one tag. */
export const separatorWarning = (samples: readonly OutSample[]): readonly Warning[] =>
  about(
    samples.filter(({ tags }) => tags !== null && /,(?! )|[\r\n]./.test(tags)),
    (count) =>
      `In ${counted(count, 'caption')} not all tags are separated by a comma and a space, and the trainer takes what is between for one tag: choose an order or a spelling, or normalise the tags first`,
  );

/** NL captions that are in a separate file, which the trainer does not open. */
export const nlUnreadWarning = (
  samples: readonly OutSample[],
  { text }: ChosenCommon,
  reader: string,
): readonly Warning[] =>
  text !== 'separate'
    ? []
    : about(
        samples.filter(({ nl }) => nl !== null),
        (count) =>
          `${reader} reads NAME.txt only: the NL captions of ${counted(count, 'sample')} are not used`,
      );
