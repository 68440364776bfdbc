/** The tour of the sample dataset: where it is, kept with the settings so that it is taken up where it was left. */
import type { SliceMaker, TourSlice } from './types.ts';

export const createTourSlice: SliceMaker<TourSlice> = (_set, get) => {
  const change = (part: Partial<{ dataset: string | null; step: number; open: boolean }>): void =>
    get().changeSettings({ tour: { ...get().settings.tour, ...part } });
  return {
    takeTour: async () => {
      const problem = await get().openSample();
      const id = get().dataset?.id;
      if (problem !== null || id === undefined) return problem;
      const { tour } = get().settings;
      change(tour.dataset === id ? { open: true } : { dataset: id, step: 0, open: true });
      return null;
    },
    goToTourStep: (step) => change({ step }),
    nextTourStep: () => change({ step: get().settings.tour.step + 1 }),
    leaveTour: () => change({ open: false }),
  };
};
