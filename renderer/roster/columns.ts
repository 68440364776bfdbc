/** The columns of the roster, each with what it means. */
import type { RosterCharacter, RosterTable } from '../../shared/api/roster.ts';
import type { SortKey } from './sorting.ts';

export interface Column {
  readonly by: SortKey;
  readonly label: string;
  readonly about: string;
  /** Texts and bars; numbers are narrow and stand to the right. */
  readonly wide?: true;
  /** Where the window is narrow it gives way. */
  readonly spare?: true;
  /** Whether it says anything of a character; a column that says nothing of anybody is left out. */
  readonly says?: (character: RosterCharacter) => boolean;
}

const columns: readonly Column[] = [
  { by: 'name', label: 'Character', about: 'As the dataset spells it most often', wide: true },
  { by: 'images', label: 'Images', about: 'Against the floor and the target', wide: true },
  {
    by: 'distinctImages',
    label: 'Distinct',
    about: 'Images, with near-duplicates counted as little more than one',
    says: ({ images, distinctImages }) => images !== distinctImages,
  },
  { by: 'nlCoverage', label: 'NL captions', about: 'Images that have an NL caption' },
  { by: 'nlNamesIt', label: 'Named', about: 'NL captions that name the character' },
  { by: 'activationFirst', label: 'First', about: 'Captions that begin with the character’s tag' },
  {
    by: 'suspects',
    label: 'Suspects',
    about: 'Images that very likely show another character',
    says: ({ suspects }) => suspects !== null && suspects > 0,
  },
  {
    by: 'upscaled',
    label: 'Upscaled',
    about: 'Images smaller than their bucket at the smallest resolution',
    spare: true,
    says: ({ upscaled }) => upscaled > 0,
  },
  {
    by: 'exposuresPerEpoch',
    label: 'Seen',
    about: 'How often the tag is expected to be seen in an epoch',
    spare: true,
  },
  { by: 'suggestedRepeats', label: 'Repeats', about: 'num_repeats that would bring it to the target' },
];

/** The columns that say something in this table. */
export const columnsOf = ({ characters }: RosterTable): readonly Column[] =>
  columns.filter(({ says }) => says === undefined || characters.some(says));
