/** What a character is: a name, a look, a usual outfit; and how it is named in tags and in NL captions. */
import type { Ears, Horns, Ornament } from './art/headwear.ts';
import type { Cut, HairLength } from './hairCuts.ts';
import type { Outfit } from './outfit.ts';
import type { ColourName, EyeColour, HairColour, Skin } from './palette.ts';

export interface Character {
  /** As in its tag, without the qualifier: `chen qianyu`. */
  readonly name: string;
  /** In the middle of a sentence, where it is not the name with capitals. */
  readonly spoken?: string;
  readonly sex: 'girl' | 'boy';
  /** Pictures in a dataset of 360. */
  readonly share: number;
  readonly skin: Skin;
  readonly hair: readonly [cut: Cut, length: HairLength, colour: HairColour];
  readonly eyes: EyeColour;
  readonly ears?: Ears;
  readonly horns?: Horns;
  readonly mark?: 'freckles' | 'mole';
  readonly ornaments?: readonly (readonly [colour: ColourName, kind: Ornament])[];
  /** What the character wears in most pictures. */
  readonly outfit: Outfit;
}

/** A character's tag as the dataset's convention writes it. */
export const characterTag = ({ name }: Character): string => `${name} \\(arknights\\)`;

/** A character's name as an NL caption writes it. */
export const spokenName = ({ name, spoken }: Character): string =>
  spoken ?? name.replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase());
