/** Why a label is doubted, in counts that a person can check. */
import type { SparseRows } from './design.ts';
import type { Fit } from './regression.ts';

export interface Census {
  /** By class: its rows without the suspects, which would speak for themselves. */
  readonly sizes: Int32Array;
  /** By column, then class: those of them that have the tag. */
  readonly counts: Int32Array;
  readonly classes: number;
}

export const censusOf = (
  { start, index, columns }: SparseRows,
  given: Int32Array,
  classes: number,
  isSuspect: (row: number) => boolean,
): Census => {
  const sizes = new Int32Array(classes);
  const counts = new Int32Array(columns * classes);
  for (const [row, label] of given.entries()) {
    if (isSuspect(row)) continue;
    sizes[label] = (sizes[label] ?? 0) + 1;
    for (let at = start[row] ?? 0; at < (start[row + 1] ?? 0); at++) {
      const cell = (index[at] ?? 0) * classes + label;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return { sizes, counts, classes };
};

interface Names {
  /** Of a column: the tag as people know it. */
  readonly tag: (column: number) => string;
  /** Of a class: the name as an NL caption writes it. */
  readonly character: (label: number) => string;
}

/** Most reasons of either kind. */
const most = { present: 4, absent: 2 } as const;
/** A tag tells two characters apart when it is this much more usual of one. */
const telling = 0.3;
/** A tag whose absence is a reason is nearly always there. */
const usual = 0.8;

const percent = (share: number): string => `${Math.round(share * 100)} %`;
/** Counts while they can be counted at sight, shares beyond. */
const ofAll = (count: number, size: number): string =>
  size <= 20 ? `${count} of ${size}` : percent(count / size);

/**
 * Tags that the sample has and that speak for the suggested character, then those that it lacks though nearly
 * all images of the given one have them; the weightiest first.
 * @param fit over all rows; its columns are the tags
 */
export const tagReasons = (
  { row, given, suggested }: { readonly row: number; readonly given: number; readonly suggested: number },
  { start, index, columns }: SparseRows,
  { sizes, counts, classes }: Census,
  fit: Fit,
  names: Names,
): string[] => {
  const [own, other] = [sizes[given] ?? 0, sizes[suggested] ?? 0];
  if (own === 0 || other === 0) return [];
  const present = new Set(index.subarray(start[row], start[row + 1]));
  const pull = (column: number): number =>
    (fit.weights[column * classes + suggested] ?? 0) - (fit.weights[column * classes + given] ?? 0);
  const counted = (column: number): { of: number; to: number } => ({
    of: counts[column * classes + given] ?? 0,
    to: counts[column * classes + suggested] ?? 0,
  });
  const shareGap = (column: number): number => {
    const { of, to } = counted(column);
    return to / other - of / own;
  };
  const sentence = (column: number, begin: string): string => {
    const { of, to } = counted(column);
    const theirs = `${ofAll(to, other)} of ${names.character(suggested)}'s`;
    return `${begin}${names.tag(column)}: ${ofAll(of, own)} images of ${names.character(given)}, ${theirs}`.replace(
      /(% )images/,
      '$1of the images',
    );
  };
  const speaking = [...present]
    .filter((column) => pull(column) > 0 && shareGap(column) >= telling)
    .toSorted((a, b) => pull(b) * shareGap(b) - pull(a) * shareGap(a))
    .slice(0, most.present);
  const missing = Array.from({ length: columns }, (_, column) => column)
    .filter(
      (column) => !present.has(column) && counted(column).of >= usual * own && shareGap(column) <= -telling,
    )
    .toSorted((a, b) => shareGap(a) - shareGap(b))
    .slice(0, most.absent);
  return [
    ...speaking.map((column) => sentence(column, '')),
    ...missing.map((column) => sentence(column, 'not tagged ')),
  ];
};
