/** What a column of the roster is. A file in `columns/` for each, listed in `rosterColumns.ts`. */
import type { z } from 'zod';

/** Facts of a character besides its names. */
export interface CharacterFacts {
  readonly images: number;
  /** Images, near-duplicates counted as one and a bit; the same as `images` while they have not been looked for. */
  readonly distinctImages: number;
  /** NL captions, those of them that name it, and captions that begin with its tag. */
  readonly nl: number;
  readonly namedByNl: number;
  readonly first: number;
  /** Images that are enlarged for the smallest resolution. */
  readonly upscaled: number;
  /** How often its tag is expected to be seen in an epoch. */
  readonly seen: number;
  /** Images that are probably another character's; null while that has not been looked for. */
  readonly suspects: number | null;
  /** Images below which it is not learnt, and those that are enough. */
  readonly floor: number;
  readonly target: number;
}

export interface Cell {
  /** Empty: there is nothing of note. */
  readonly text: string;
  readonly tone?: 'problem' | 'notice' | 'quiet' | undefined;
}

/** What a cell may need of a character besides its value. */
interface CellOf {
  readonly images: number;
}

export interface RosterColumn<Name extends string, Schema extends z.ZodType<number | null>> {
  /** As the contract names the value. */
  readonly name: Name;
  readonly schema: Schema;
  /** Its head, and what it means. */
  readonly label: string;
  readonly about: string;
  /** Hidden in a narrow window. */
  readonly spare?: true;
  value(facts: CharacterFacts): z.infer<Schema>;
  /** Values that are not of note are left out. */
  cell(value: z.infer<Schema>, of: CellOf): Cell;
  /** Whether it has a value of note for a character: a column without any is left out. Missing: it always has. */
  says?(value: z.infer<Schema>, of: CellOf): boolean;
  /** In the command line's table: its head, its text, and whether it is before the name. Missing: it is not there. */
  readonly commandLine?: {
    readonly head: string;
    readonly beforeName?: true;
    // A method, so that columns of different values are one list.
    text(value: z.infer<Schema>): string | number;
  };
}

export const percentText = (share: number): string => `${Math.round(share * 100)} %`;

export const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** A share below this is worth a look. */
const goodShare = 0.9;

/** A part of a character's images. */
export const shareCell = (share: number, { images }: CellOf): Cell => {
  if (images === 0) return { text: '' };
  return { text: percentText(share), tone: share < goodShare ? 'notice' : share === 1 ? 'quiet' : undefined };
};
