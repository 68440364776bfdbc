/** Opens the field that a command edits in, where it is visible, or says why there is none. */
import type { AppState, AppStore } from '../state/types.ts';
import { editSubject } from '../state/editSubject.ts';
import { focusedRow } from '../state/rowsSlice.ts';
import { inspectorShown } from '../state/uiSlice.ts';
import type { RequestName, Requests } from './requests.ts';

type EditorName = Extract<RequestName, 'edit.tags' | 'edit.prose' | 'mark.note' | 'trainer.again'>;

const notUtf8 = (name: string, relPath: string): string =>
  `${name} of ${relPath} cannot be edited: the file is not UTF-8. Convert it first.`;

/** Why there can be no such field for the target of the edit; null where there can be. */
const refusalOf = (state: AppState, name: EditorName): string | null => {
  if (name === 'trainer.again' && state.large === 'fullView')
    return 'What the trainer sees is shown in the inspector: close the full view first.';
  if (editSubject(state) !== 'sample') return null;
  const row = focusedRow(state);
  if (name === 'edit.tags' && row?.tags.state === 'unreadable') return notUtf8('The tags', row.relPath);
  if (name === 'edit.prose' && row?.nl.state === 'unreadable') return notUtf8('The NL caption', row.relPath);
  return null;
};

/** Brings the element with the fields on screen: the captions of the full view, or the inspector. */
const showFields = (state: AppState): void => {
  if (state.large === 'fullView') state.changeSettings({ loupeCaptions: true });
  // It is open, and the sample's captions are being loaded: closing it would be the opposite of what was
  // asked.
  else if (!inspectorShown(state)) state.togglePanel('inspector');
};

export const createOpenEditor = (store: AppStore, requests: Requests): ((name: EditorName) => void) => {
  // The request is for the current selection. Its field must not take the caret later, for another sample.
  store.subscribe((now, before) => {
    const same =
      now.focus === before.focus &&
      now.ranges === before.ranges &&
      now.overlay === before.overlay &&
      now.large === before.large &&
      now.page === before.page;
    if (!same) requests.forget();
  });
  return (name) => {
    const state = store.getState();
    const refusal = refusalOf(state, name);
    if (refusal !== null) return state.say(refusal);
    // In a narrow window it would hide the field in the row.
    if (state.drawer === 'facets') state.closeDrawer();
    if (requests.send(name)) return;
    if (editSubject(state) === 'selection' && name !== 'edit.tags')
      return state.say('Select one sample first.');
    showFields(state);
    requests.sendWhenAnswered(name);
  };
};
