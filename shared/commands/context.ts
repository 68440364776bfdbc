/** Where a command can be used. The dispatcher, the palette and the menus all use this. */

/** What the middle of the window shows. */
export const findingPages = [
  'roster',
  'mislabels',
  'problems',
  'duplicates',
  'training',
  'captions',
] as const;
export type FindingPage = (typeof findingPages)[number];
export const pages = ['sheet', ...findingPages] as const;
export type Page = (typeof pages)[number];

/**
 * - `always`: everywhere, the welcome page included.
 * - `dataset`: a dataset is open.
 * - `page`: a dataset is open, and a page is in front (the full view is closed).
 * - `samples`: the sheet or the full view is in front.
 * - `loupe`: the full view is in front.
 * - `sample`: a sample is in focus, in the sheet or in the full view.
 * - `compare`: images are compared.
 * - `large`: the full view or the comparison is in front.
 * - `image`: like `sample`, or images are compared: one of them is the one that is meant.
 * - `target`: like `selection`, or images are compared.
 * - `selection`: samples are selected, or one is in focus, in the sheet or in the full view.
 * - a page's name: that page is in front.
 */
export type When =
  | 'always'
  | 'dataset'
  | 'page'
  | 'samples'
  | 'loupe'
  | 'compare'
  | 'large'
  | 'sample'
  | 'image'
  | 'selection'
  | 'target'
  | Page;

/** The current situation. */
export interface Situation {
  readonly dataset: boolean;
  readonly page: Page;
  readonly loupe: boolean;
  readonly compare: boolean;
  readonly sample: boolean;
  /** An edit has a target: samples are selected, or one is in focus. */
  readonly selection: boolean;
  /** The native bridge is there: the app runs in its own window, not in a browser. */
  readonly desktop: boolean;
  /** Tag keys that have a tag. */
  readonly tagKeys?: ReadonlySet<number>;
}

/** Whether a command with this `when` can be used in a situation. */
export const holds = (when: When, now: Situation): boolean => {
  const { dataset, page, loupe, compare, sample, selection } = now;
  const covered = loupe || compare;
  const samples = !compare && (loupe || page === 'sheet');
  switch (when) {
    case 'always':
      return true;
    case 'dataset':
      return dataset;
    case 'page':
      return dataset && !covered;
    case 'samples':
      return dataset && samples;
    case 'loupe':
      return dataset && loupe;
    case 'compare':
      return dataset && compare;
    case 'large':
      return dataset && covered;
    case 'sample':
      return dataset && samples && sample;
    case 'image':
      return dataset && (compare || (samples && sample));
    case 'selection':
      return dataset && samples && selection;
    case 'target':
      return dataset && (compare || (samples && selection));
    case 'sheet':
    case 'roster':
    case 'mislabels':
    case 'problems':
    case 'duplicates':
    case 'training':
    case 'captions':
      return dataset && !covered && page === when;
  }
};

const truths = [true, false];
const larges = ['none', 'loupe', 'compare'] as const;
const situations: readonly Situation[] = pages.flatMap((page) =>
  larges.flatMap((large) =>
    truths.flatMap((sample) =>
      truths.map((selection) => ({
        dataset: true,
        page,
        loupe: large === 'loupe',
        compare: large === 'compare',
        sample,
        selection,
        desktop: true,
      })),
    ),
  ),
);

const known = new Map<string, boolean>();

/** Whether there is a situation in which both hold: such commands must not share a key. */
export const overlaps = (one: When, other: When): boolean => {
  const pair = `${one} ${other}`;
  const found = known.get(pair) ?? situations.some((now) => holds(one, now) && holds(other, now));
  known.set(pair, found);
  return found;
};
