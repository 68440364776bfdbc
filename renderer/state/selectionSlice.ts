/** Which samples of the view are selected, and which one is in focus. All are positions of the view. */
import type { Scope } from '../../shared/api/sample.ts';
import type { AppState, SliceMaker } from './types.ts';
import { adding, allOf, inverted, noRanges, sizeOf, span, toggling, type Ranges } from './ranges.ts';
import type { Reach, SelectionSlice } from './viewTypes.ts';

export const selectedCount = (state: AppState): number => sizeOf(state.ranges);

/** The selection as the engine takes it, or null when nothing is selected. Not stable: not for a bare selector. */
export const selectionScope = (state: Pick<AppState, 'view' | 'ranges'>): Scope | null =>
  state.view === null || state.ranges.length === 0
    ? null
    : { view: state.view.id, ranges: state.ranges.map(([from, to]) => [from, to]) };

export const createSelectionSlice: SliceMaker<SelectionSlice> = (set, get) => {
  const reached = (position: number, reach: Reach) => {
    const { anchor, ranges, focus } = get();
    const start = anchor ?? focus ?? position;
    switch (reach) {
      case 'only':
        return { focus: position, anchor: position, ranges: [[position, position + 1]] satisfies Ranges };
      case 'extend':
        return { focus: position, anchor: start, ranges: [span(start, position)] };
      case 'add':
        return { focus: position, anchor: start, ranges: adding(ranges, span(start, position)) };
      case 'toggle':
        return { focus: position, anchor: position, ranges: toggling(ranges, position) };
      case 'focus':
        return { focus: position };
    }
  };
  const count = (): number => get().view?.count ?? 0;

  return {
    focus: null,
    anchor: null,
    ranges: noRanges,
    reveal: 0,
    pick: (position, reach) => set(reached(position, reach)),
    moveTo: (position, reach) => {
      if (count() === 0) return;
      const clamped = Math.max(0, Math.min(count() - 1, position));
      set({ ...reached(clamped, reach), reveal: get().reveal + 1 });
    },
    step: (by) => get().moveTo(get().focus === null ? 0 : (get().focus ?? 0) + by, 'only'),
    selectAll: () => set({ ranges: allOf(count()) }),
    selectNone: () => set({ ranges: noRanges, anchor: get().focus }),
    invertSelection: () => set((state) => ({ ranges: inverted(state.ranges, count()) })),
  };
};
