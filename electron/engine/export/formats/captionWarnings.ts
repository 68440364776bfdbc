/** Captions that a trainer reads otherwise than one might expect, in sentences. */
import type { OutSample } from '../../../../shared/export/sample.ts';
import { textModeOf, type ExportSettings } from '../../../../shared/export/settings.ts';

const counted = (count: number, what: string): string => `${count} ${count === 1 ? what : `${what}s`}`;

/** What goes into the file that every trainer reads. */
export const mainText = (sample: OutSample, settings: ExportSettings): string | null =>
  textModeOf(settings) === 'separate' ? sample.tags : sample.text;

/** @param fate what the trainer does with a sample that has no text: a clause */
export const uncaptionedWarning = (
  samples: readonly OutSample[],
  settings: ExportSettings,
  fate: string,
): readonly string[] => {
  const count = samples.filter((sample) => mainText(sample, settings) === null).length;
  return count === 0 ? [] : [`${counted(count, 'sample')} without a caption: ${fate}.`];
};

/** Trainers that split at `", "` take `a,b` for one tag. */
export const separatorWarning = (samples: readonly OutSample[]): readonly string[] => {
  const count = samples.filter(({ tags }) => tags !== null && /,(?! )|[\r\n]./.test(tags)).length;
  if (count === 0) return [];
  return [
    `In ${counted(count, 'caption')} not all tags are separated by a comma and a space, and the trainer takes what is between for one tag: choose an order or a spelling, or normalise the tags first.`,
  ];
};

const isLong = (text: string | null): boolean => text !== null && /\n./.test(text.trimEnd());

/** Trainers that read one line of a caption. */
export const lineWarning = (samples: readonly OutSample[]): readonly string[] => {
  const count = samples.filter(({ tags, nl }) => isLong(tags) || isLong(nl)).length;
  return count === 0
    ? []
    : [`${counted(count, 'sample')} with captions of several lines: only the first is read.`];
};
