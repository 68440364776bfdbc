/** What is the case right now, as far as commands ask. */
import type { Situation } from '../../shared/commands/context.ts';
import type { AppState } from '../state/appStore.ts';

export const situationOf = (state: AppState, desktop: boolean): Situation => ({
  dataset: state.dataset !== null,
  page: state.page,
  loupe: state.overlay === 'loupe',
  sample: state.focus !== null && state.view !== null,
  desktop,
});
