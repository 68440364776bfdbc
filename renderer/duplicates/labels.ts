/** The texts of the page of duplicates about groups and their members. Pure. */
import type { DuplicateGroup, DuplicateMember, DuplicateState } from '../../shared/api/duplicates.ts';
import type { SampleRow } from '../../shared/api/sample.ts';
import { amount, byteText } from '../ui/display/numbers.ts';

export const kindWords: Readonly<Record<DuplicateGroup['kind'], string>> = {
  equal: 'The same bytes',
  same: 'The same image',
  similar: 'A crop or an edit',
};

/** How a member differs from the first of its group. */
export const closenessWords = ({ closeness, distance, how: changes }: DuplicateMember): string => {
  const what = kindWords[closeness];
  const how = [
    ...changes,
    ...(closeness !== 'equal' && distance > 0 ? [`${distance} of 256 bits differ`] : []),
  ];
  return how.length === 0 ? what : `${what}, ${how.join(', ')}`;
};

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Whether it differs from that of the image to be kept. */
  readonly differs: boolean;
}

const factTexts = (row: SampleRow): Readonly<Record<string, string>> => ({
  Pixels: `${row.width} × ${row.height}`,
  Type: row.format === 'unknown' ? 'unknown' : row.format.toUpperCase(),
  Size: byteText(row.fileSize),
});

/** Facts of a member beside those of the one to be kept. */
export const factsOf = (row: SampleRow, kept: SampleRow): readonly Fact[] => {
  const others = factTexts(kept);
  return Object.entries(factTexts(row)).map(([name, value]) => ({
    name,
    value,
    differs: others[name] !== value,
  }));
};

/** Tags as one text, in the order of the caption; null where there is none. */
export const tagsText = ({ tags }: SampleRow): string | null =>
  tags.state === 'present' ? tags.tags.map(({ text }) => text).join(', ') : null;

export const nlText = ({ nl }: SampleRow): string | null => (nl.state === 'present' ? nl.text.trim() : null);

/** The line above the groups. */
export const verdict = ({ phase, groups, spare, counts, measured, pictures }: DuplicateState): string => {
  if (pictures === 0) return 'There are no images to compare';
  if (phase === 'unmeasured' && groups === 0) return 'The search for duplicates has not been run yet';
  if (phase === 'finding' && groups === 0) return 'Looking for duplicates...';
  if (groups === 0) return 'No two images are the same';
  const kinds = (
    [
      [counts.equal, 'equal'],
      [counts.same, 'the same'],
      [counts.similar, 'a crop or an edit'],
    ] as const
  )
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`);
  const so = `${amount(groups, 'group')} with ${amount(spare, 'redundant image')}: ${kinds.join(', ')}`;
  return measured < pictures ? `${so}; ${amount(pictures - measured, 'image')} not checked` : so;
};
