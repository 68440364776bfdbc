/** Why a command cannot be used now, and what to do first, in one sentence. */
import type { CommandRow } from './commands.ts';
import type { Page, Situation, When } from './context.ts';
import { isAvailable, refusalOf } from './match.ts';
import { pageNames } from './pageNames.ts';

/** Something large lies over the pages. */
const coverOf = ({ loupe, compare }: Situation): string | null =>
  compare ? 'Close the comparison first.' : loupe ? 'Close the full view first.' : null;

const isPage = (when: When): when is Page => Object.hasOwn(pageNames, when);

/** Of a command whose dataset is open, and which needs no sample that is not there. */
const placeOf = ({ when }: CommandRow, now: Situation): string => {
  if (when === 'loupe' || when === 'large') return 'Open the full view first.';
  if (when === 'compare') return 'Compare images first.';
  const page = isPage(when) ? when : 'sheet';
  return coverOf(when === 'samples' ? { ...now, loupe: false } : now) ?? `Go to ${pageNames[page]} first.`;
};

/** @returns null where it can be used */
export const whyNot = (row: CommandRow, now: Situation): string | null => {
  if (isAvailable(row, now)) return null;
  if (row.desktop === true && !now.desktop) return 'Only in a window of its own, not in a browser.';
  if (!now.dataset) return 'Open a dataset first.';
  if (row.slot !== undefined && now.tagKeys?.has(row.slot) !== true)
    return 'This tag key has no tag yet: edit the tag keys first.';
  return refusalOf(row, now) ?? placeOf(row, now);
};
