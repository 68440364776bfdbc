/** Which images are compared, side by side or one over the other, and which of them is meant by keys. */
import type { ViewId } from '../../shared/api/ids.ts';
import { wordsOf } from '../api/call.ts';
import { sheetSubject } from './editSubject.ts';
import { includes, sizeOf } from './ranges.ts';
import type { AppState, CompareSlice, SliceMaker } from './types.ts';

/** More of them would be too small to see what differs. */
export const mostCompared = 4;

interface What {
  readonly view: ViewId;
  readonly ranges: [from: number, to: number][];
}

/** The samples to compare, or why there are none. */
const whatToCompare = (state: AppState): What | { readonly why: string } => {
  const { view, ranges, focus, large } = state;
  if (view === null || view.count < 2) return { why: 'There is no other image to compare it with.' };
  const selected = sizeOf(ranges);
  const meant = large === 'fullView' ? focus !== null && includes(ranges, focus) : true;
  if (meant && sheetSubject(state) === 'selection' && selected > 1) {
    if (selected > mostCompared)
      return { why: `Select 2 to ${mostCompared} images to compare: ${selected} are selected.` };
    return { view: view.id, ranges: ranges.map(([from, to]) => [from, to]) };
  }
  // The one that is selected need not be the one in focus.
  const at = large === 'fullView' ? focus : (ranges[0]?.[0] ?? focus);
  if (at === null) return { why: 'Select a sample first.' };
  const from = Math.min(at, view.count - 2);
  return { view: view.id, ranges: [[from, from + 2]] };
};

export const createCompareSlice: SliceMaker<CompareSlice> = (set, get, { call }) => {
  return {
    compareBegan: null,
    compared: [],
    comparedAt: 0,
    comparedOver: false,
    taken: null,
    compare: (images, at = 0, over = false) => {
      if (images.length < 2) return get().say('There is no other image to compare it with.');
      const compared = images.slice(0, mostCompared);
      set({
        compared,
        comparedAt: Math.min(at, compared.length - 1),
        comparedOver: over,
        taken: null,
        compareBegan: get().large === 'fullView' ? 'fullView' : null,
        large: 'compare',
      });
    },
    compareSelection: async () => {
      const { view, large, focus, say, compare } = get();
      const what = whatToCompare(get());
      if ('why' in what) return say(what.why);
      try {
        const { first } = await call('POST /api/samples/summary', {
          body: { scope: { view: what.view, ranges: what.ranges } },
        });
        const now = get();
        // Something else is shown by now.
        if (now.view !== view || now.large !== large || now.overlay !== null || now.focus !== focus) return;
        const places = what.ranges.flatMap(([from, to]) =>
          Array.from({ length: to - from }, (_, at) => from + at),
        );
        compare(
          first.flatMap(({ id }, at) => [
            { id, ...(places[at] === undefined ? {} : { position: places[at] }) },
          ]),
        );
      } catch (error) {
        say(wordsOf(error), 'problem');
      }
    },
    goToCompared: (at) => {
      const count = get().compared.length;
      set({ comparedAt: (at + count) % count });
    },
    toggleComparedOver: () => set(({ comparedOver }) => ({ comparedOver: !comparedOver })),
    dropCompared: () => {
      const { compared, comparedAt, say } = get();
      if (compared.length <= 2) return say('Two images are the fewest that can be compared.');
      const left = compared.filter((_, at) => at !== comparedAt);
      set({ compared: left, comparedAt: Math.min(comparedAt, left.length - 1) });
    },
    takeCompared: () => {
      const { compared, comparedAt, closeLarge, moveTo } = get();
      const meant = compared[comparedAt];
      set({ taken: meant?.id ?? null });
      closeLarge();
      if (meant?.position !== undefined) moveTo(meant.position, 'only');
    },
  };
};
