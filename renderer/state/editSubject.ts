/**
 * What an edit is about, decided once for keys, menus, paste, marks and bulk edits: the selection. Without
 * one it is the sample in focus; in the full view it is the sample that is shown there, whatever is selected
 * behind it, and among compared images the one that is meant.
 */
import type { Scope } from '../../shared/api/sample.ts';
import type { AppState } from './types.ts';
import { includes, sizeOf } from './ranges.ts';

type SheetParts = Pick<AppState, 'view' | 'ranges' | 'focus'>;
type Parts = SheetParts & Pick<AppState, 'large' | 'compared' | 'comparedAt'>;

/**
 * - `nothing`: there is nothing to edit.
 * - `sample`: the sample in focus, which the inspector or the full view shows.
 * - `selection`: other samples than the one in focus alone; the inspector says how many.
 */
export type EditSubject = 'nothing' | 'sample' | 'selection';

/** What the sheet and the inspector are about. */
export const sheetSubject = ({ view, ranges, focus }: SheetParts): EditSubject => {
  if (view === null) return 'nothing';
  const selected = sizeOf(ranges);
  if (selected === 0) return focus === null ? 'nothing' : 'sample';
  return selected === 1 && focus !== null && includes(ranges, focus) ? 'sample' : 'selection';
};

/** What an edit is about now. */
export const editSubject = (state: Parts): EditSubject =>
  state.large === 'compare' || (state.large === 'fullView' && state.view !== null && state.focus !== null)
    ? 'sample'
    : sheetSubject(state);

/** How many samples an edit is about. */
export const editCount = (state: Parts): number => {
  const target = editSubject(state);
  return target === 'selection' ? sizeOf(state.ranges) : target === 'sample' ? 1 : 0;
};

/** The target as the engine takes it; null where there is nothing. Not stable: not for a bare selector. */
export const editScope = (state: Parts): Scope | null => {
  if (state.large === 'compare') {
    const meant = state.compared[state.comparedAt];
    return meant === undefined ? null : { ids: [meant.id] };
  }
  const target = editSubject(state);
  if (state.view === null || target === 'nothing') return null;
  if (target === 'selection') {
    return { view: state.view.id, ranges: state.ranges.map(([from, to]) => [from, to]) };
  }
  return state.focus === null ? null : { view: state.view.id, ranges: [[state.focus, state.focus + 1]] };
};
