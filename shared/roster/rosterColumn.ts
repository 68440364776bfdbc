/** What a column of the roster is. A file in `columns/` for each, listed in `rosterColumns.ts`. */
import type { z } from 'zod';

/** What is known of a character beside its names. */
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
  /** Empty: there is nothing of note to say. */
  readonly text: string;
  readonly tone?: 'problem' | 'notice' | 'quiet' | undefined;
}

/** What of a character a cell may need besides its value. */
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
  /** Where the window is narrow it gives way. */
  readonly spare?: true;
  value(facts: CharacterFacts): z.infer<Schema>;
  /** Numbers that say nothing of note are left out. */
  cell(value: z.infer<Schema>, of: CellOf): Cell;
  /** Whether it says anything of a character: a column that says nothing of any is left out. Left out: it always does. */
  says?(value: z.infer<Schema>, of: CellOf): boolean;
  /** In the command line's table: its head, its text, and whether it stands before the name. Left out: it is not there. */
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
