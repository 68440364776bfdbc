/** Where a command makes sense. The dispatcher, the palette and the menus all ask the same question here. */

/**
 * - `always`: everywhere, the welcome page included.
 * - `dataset`: a dataset is open.
 * - `sheet`: a dataset is open and the sheet is what one works in (the loupe is closed).
 * - `loupe`: one sample fills the window.
 * - `sample`: a sample has the focus, in the sheet or in the loupe.
 */
export type When = 'always' | 'dataset' | 'sheet' | 'loupe' | 'sample';

/** What is the case right now. */
export interface Situation {
  readonly dataset: boolean;
  readonly loupe: boolean;
  readonly sample: boolean;
  /** The native bridge is there: the app runs in its own window, not in a browser. */
  readonly desktop: boolean;
}

/** Whether a command with this `when` can be used in a situation. */
export const holds = (when: When, situation: Situation): boolean => {
  if (when === 'always') return true;
  if (!situation.dataset) return false;
  if (when === 'sheet') return !situation.loupe;
  if (when === 'loupe') return situation.loupe;
  if (when === 'sample') return situation.sample;
  return true;
};

/** Whether there is a situation in which both hold: such commands must not share a key. */
export const overlaps = (one: When, other: When): boolean => {
  const pair = new Set([one, other]);
  return !(pair.has('sheet') && pair.has('loupe'));
};
