/** Where a command makes sense. The dispatcher, the palette and the menus all ask the same question here. */

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
 * - `page`: a dataset is open, and a page is what one works in (the loupe is closed).
 * - `samples`: one goes from sample to sample, on the sheet or in the loupe.
 * - `loupe`: one sample fills the window.
 * - `sample`: a sample has the focus, in the sheet or in the loupe.
 * - `selection`: samples are selected, or one has the focus, in the sheet or in the loupe.
 * - a page's name: that page is what one works in.
 */
export type When = 'always' | 'dataset' | 'page' | 'samples' | 'loupe' | 'sample' | 'selection' | Page;

/** What is the case right now. */
export interface Situation {
  readonly dataset: boolean;
  readonly page: Page;
  readonly loupe: boolean;
  readonly sample: boolean;
  /** Something is there for an edit: samples are selected, or one has the focus. */
  readonly selection: boolean;
  /** The native bridge is there: the app runs in its own window, not in a browser. */
  readonly desktop: boolean;
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

/** Whether there is a situation in which both hold: such commands must not share a key. */
export const overlaps = (one: When, other: When): boolean =>
  situations.some((now) => holds(one, now) && holds(other, now));
