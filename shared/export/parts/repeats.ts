/** How often the images of a folder are seen in an epoch. */
import { tagKey } from '../../caption/identity.ts';
import { fileNameOf, folderOf } from '../../paths.ts';
import { namedRepeats, repeatsOfImage } from '../folderRepeats.ts';
import { tagName } from '../names.ts';
import type { OutSample } from '../sample.ts';
import type { CommonSettings } from '../commonSettings.ts';
import type { Repeats } from '../exportFormat.ts';
import { about, general, type Warning } from '../warning.ts';

/**
 * By the folder of one character, else by the setting for all, else by the name of the image's folder.
 * @returns a function of a sample's export folder, and of its path in the dataset
 */
export const repeatsFor = ({ training }: CommonSettings): ((folder: string, relPath: string) => Repeats) => {
  const { repeats, folderRepeats } = training;
  const own = new Map(
    Object.entries(training.repeatsOf).map(([tag, count]) => [tagName(tagKey(tag), ''), count]),
  );
  return (folder, relPath) => {
    const character = own.get(folder.toLowerCase());
    if (character !== undefined) return { count: character, named: false };
    const named = repeats === 1 && folderRepeats ? repeatsOfImage(relPath) : null;
    return named === null ? { count: repeats, named: false } : { count: named, named: true };
  };
};

/** Repeats of single characters need their folders. */
export const foldersFor = <T extends string>({ training }: CommonSettings, usual: T): T | 'character' =>
  Object.keys(training.repeatsOf).length === 0 ? usual : 'character';

/** Of each folder of the export, in order. */
export const repeatsByFolder = (samples: readonly OutSample[]): readonly (readonly [string, number])[] =>
  [...new Map(samples.map(({ folder, repeats }) => [folder, repeats]))].toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );

export const repeatsWarnings = ({ training, names }: CommonSettings): readonly Warning[] =>
  Object.keys(training.repeatsOf).length > 0 && (names.folders === 'kept' || names.folders === 'flat')
    ? [general('Repeats of single characters have no effect: they need folders by character.')]
    : [];

const folderName = (relPath: string): string => fileNameOf(folderOf(relPath));

/** More than once, by the name of its folder in the dataset. */
const isRepeated = ({ relPath }: OutSample): boolean => (repeatsOfImage(relPath) ?? 1) > 1;

const folderNames = (samples: readonly OutSample[]): string => {
  const names = [...new Set(samples.map(({ relPath }) => folderName(relPath)))].toSorted();
  return names.slice(0, 3).join(', ') + (names.length > 3 ? `, and ${names.length - 3} more` : '');
};

/** Repeats in names of the dataset's folders that the export overrides. */
export const repeatsLost = (samples: readonly OutSample[]): readonly Warning[] => {
  const lost = samples.filter(
    (sample) => isRepeated(sample) && repeatsOfImage(sample.relPath) !== sample.repeats,
  );
  return about(
    lost,
    (count) =>
      `The repeats of ${folderNames(lost)} give way to the settings of this export, for ${count} of the images`,
  );
};

/**
 * The same for a format that has no repeats. @param place where they are set in the trainer: a clause; empty:
 * nowhere
 */
export const repeatsUnread = (samples: readonly OutSample[], place: string): readonly Warning[] => {
  const repeated = samples.filter(isRepeated);
  return about(repeated, (count) => {
    const kept = repeated.every(({ folder }) => namedRepeats(fileNameOf(folder)) !== null);
    const names = kept ? 'their names are kept, and not read as that' : 'this export does not say so';
    return `The folders ${folderNames(repeated)} mean repeats for ${count} of the images: ${names}${place === '' ? '' : `; ${place}`}`;
  });
};
