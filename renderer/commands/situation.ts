/** The current situation, as far as commands depend on it, and which layer is in front. */
import type { Situation } from '../../shared/commands/context.ts';
import type { AppState, AppStore } from '../state/types.ts';
import { editSubject } from '../state/editSubject.ts';
import type { Layer } from './requests.ts';
import { isInDialog } from './typing.ts';

export const situationOf = (state: AppState, desktop: boolean): Situation => ({
  dataset: state.dataset !== null,
  page: state.page,
  loupe: state.large === 'fullView',
  compare: state.large === 'compare',
  sample: state.focus !== null && state.view !== null,
  selection: editSubject(state) !== 'nothing',
  desktop,
  tagKeys: state.tagKeySlots,
});

/** What the keyboard works in. */
export const frontLayer = ({ overlay, large }: Pick<AppState, 'overlay' | 'large'>): Layer =>
  overlay === null ? (large ?? 'page') : 'dialog';

/** A dialog is in front: one of the window, or one that a page opened by itself. */
export const inDialogNow = (store: AppStore): boolean =>
  frontLayer(store.getState()) === 'dialog' || isInDialog(document.activeElement);
