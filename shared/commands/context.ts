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
 * - `selection`: samples are selected, or one is in focus, in the sheet or in the full view.
 * - a page's name: that page is in front.
 */
export type When = 'always' | 'dataset' | 'page' | 'samples' | 'loupe' | 'sample' | 'selection' | Page;

/** The current situation. */
export interface Situation {
  readonly dataset: boolean;
  readonly page: Page;
  readonly loupe: boolean;
  readonly sample: boolean;
  /** An edit has a target: samples are selected, or one is in focus. */
  readonly selection: boolean;
  /** The native bridge is there: the app runs in its own window, not in a browser. */
  readonly desktop: boolean;
  /** Tag keys that have a tag. */
  readonly tagKeys?: ReadonlySet<number>;
}

/** Whether a command with this `when` can be used in a situation. */
export const holds = (when: When, { dataset, page, loupe, sample, selection }: Situation): boolean => {
  const samples = loupe || page === 'sheet';
  switch (when) {
    case 'always':
      return true;
    case 'dataset':
      return dataset;
    case 'page':
      return dataset && !loupe;
    case 'samples':
      return dataset && samples;
    case 'loupe':
      return dataset && loupe;
    case 'sample':
      return dataset && samples && sample;
    case 'selection':
      return dataset && samples && selection;
    case 'sheet':
    case 'roster':
    case 'mislabels':
    case 'problems':
    case 'duplicates':
    case 'training':
    case 'captions':
      return dataset && !loupe && page === when;
  }
};

const truths = [true, false];
const situations: readonly Situation[] = pages.flatMap((page) =>
  truths.flatMap((loupe) =>
    truths.flatMap((sample) =>
      truths.map((selection) => ({ dataset: true, page, loupe, sample, selection, desktop: true })),
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
