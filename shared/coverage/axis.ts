/** What an axis of coverage is: a question about an image, and the tags that answer it. A file in `axes/` for each. */

export interface AxisValue {
  /** As `proofsheet.json` names it, with the axis: `framing.full-body`. */
  readonly name: string;
  /** The head of its column. */
  readonly label: string;
  /** As a list of what to look for puts it. */
  readonly wanted: string;
  /** Images of a character below which it is a gap; 0: it need not be there. */
  readonly floor: number;
  /** Tags that say so, by their keys; of a list within the list all must be there. */
  readonly tags: readonly (string | readonly string[])[];
}

export interface Axis {
  readonly name: string;
  readonly label: string;
  /** Outfits have floors on it, too: it shows what is worn. */
  readonly ofOutfits?: true;
  /** An image has the first of these that its tags say; none: it is not said. */
  readonly values: readonly AxisValue[];
}

/** The tags of a value's alternatives. */
export const alternativesOf = ({ tags }: AxisValue): readonly (readonly string[])[] =>
  tags.map((tag) => (typeof tag === 'string' ? [tag] : tag));

/** The place of the value that a caption says, or -1. The rule, as plainly as possible. @param has by a tag's key */
export const valueOf = ({ values }: Axis, has: (key: string) => boolean): number =>
  values.findIndex((value) => alternativesOf(value).some((all) => all.every(has)));
