/** Opens a dataset of the list of recent ones, and says what went wrong. */
import type { AppStore } from '../state/types.ts';

export const openRecent = async (store: AppStore, id: string): Promise<void> => {
  const problem = await store.getState().openDataset({ recent: id });
  if (problem !== null) store.getState().say(problem, 'problem');
};
