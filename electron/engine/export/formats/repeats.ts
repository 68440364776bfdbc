/** How often the pictures of a folder are seen in an epoch. */
import { tagKey } from '../../../../shared/caption/identity.ts';
import { tagName } from '../../../../shared/export/names.ts';
import type { ExportSettings } from '../../../../shared/export/settings.ts';

/** By the name of a folder of one character; other folders have the repeats of all. */
export const repeatsOfFolder = ({ training }: ExportSettings): ((folder: string) => number) => {
  const own = new Map(
    Object.entries(training.repeatsOf).map(([tag, repeats]) => [tagName(tagKey(tag), ''), repeats]),
  );
  return (folder) => own.get(folder.toLowerCase()) ?? training.repeats;
};

/** Repeats of single characters need their folders. */
export const foldersFor = <T extends string>({ training }: ExportSettings, usual: T): T | 'character' =>
  Object.keys(training.repeatsOf).length === 0 ? usual : 'character';

export const repeatsWarnings = ({ training, names }: ExportSettings): readonly string[] =>
  Object.keys(training.repeatsOf).length > 0 && (names.folders === 'kept' || names.folders === 'flat')
    ? ['Repeats of single characters have no effect: they need folders by character.']
    : [];
