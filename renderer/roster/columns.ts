/** The columns of the roster, each with what it means. */
import type { SortKey } from './sorting.ts';

export interface Column {
  readonly by: SortKey;
  readonly label: string;
  readonly about: string;
  /** Texts and bars; numbers are narrow and stand to the right. */
  readonly wide: boolean;
}

const number = (by: SortKey, label: string, about: string): Column => ({ by, label, about, wide: false });

export const columns: readonly Column[] = [
  { by: 'name', label: 'Character', about: 'As the dataset spells it most often', wide: true },
  { by: 'images', label: 'Images', about: 'Against the floor and the target', wide: true },
  number('distinctImages', 'Distinct', 'Images, near-duplicates counted as one and a bit'),
  number('nlCoverage', 'Prose', 'Images that have an NL caption'),
  number('nlNamesIt', 'Named', 'NL captions that name the character'),
  number('activationFirst', 'First', 'Captions that begin with the character’s tag'),
  number('suspects', 'Suspects', 'Images that are very likely somebody else’s'),
  number('upscaled', 'Upscaled', 'Images smaller than their bucket at the smallest resolution'),
  number('exposuresPerEpoch', 'Seen', 'How often the tag is expected to be seen in an epoch'),
  number('suggestedRepeats', 'Repeats', 'num_repeats that would bring it to the target'),
];
