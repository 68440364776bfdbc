/** What a tag says about the number of people and their colours: computed once a tag, not once a caption. */
import type { TagCategory } from '../api/caption.ts';
import { isOfPerson } from '../traits/aspects.ts';

/** `2girls`: two; `multiple boys`: two or more. */
export interface Crowd {
  readonly of: 'girl' | 'boy' | 'other';
  readonly from: number;
  readonly to: number;
}

export type Part = 'hair' | 'eyes';

export interface Traits {
  /** It is of a person: hair, eyes, body, or worn. */
  readonly ofPerson: boolean;
  readonly crowd: Crowd | null;
  /** It gives this part one colour. */
  readonly colours: Part | null;
  /** With it, this part may have several colours. */
  readonly manyColours: Part | null;
}

const counted = /^(?:([1-5])|(6\+)|(multiple ))(girl|boy|other)s?$/;

const crowdOf = (key: string): Crowd | null => {
  const [, few, six, , who] = counted.exec(key) ?? [];
  const of = who === 'girl' || who === 'boy' || who === 'other' ? who : null;
  if (of === null) return null;
  if (few !== undefined) return { of, from: Number(few), to: Number(few) };
  return { of, from: six === undefined ? 2 : 6, to: Infinity };
};

const coloured =
  /^(?:(?:light|dark|pale|platinum|strawberry) )?(?:aqua|black|blonde|blue|brown|green|grey|gray|orange|pink|purple|red|silver|white|yellow) (hair|eyes)$/;
const manyHair =
  /(?:multicolored|two-tone|gradient|streaked|split-color|colored inner|rainbow|dyed) hair|colored (?:tips|streaks)|(?:highlights|streaks)$/;
const manyEyes = /heterochromia|(?:multicolored|two-tone|gradient) eyes/;

const partOf = (word: string | undefined): Part | null => (word === 'hair' || word === 'eyes' ? word : null);

/** @param key of the tag */
export const traitsOf = (key: string, category: TagCategory): Traits => {
  if (category !== 'general') return { ofPerson: false, crowd: null, colours: null, manyColours: null };
  return {
    ofPerson: isOfPerson(key),
    crowd: crowdOf(key),
    colours: partOf(coloured.exec(key)?.[1]),
    manyColours: manyHair.test(key) ? 'hair' : manyEyes.test(key) ? 'eyes' : null,
  };
};
