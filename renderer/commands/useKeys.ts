/** Turns keys and choices in the native menu into commands, for as long as the window exists. */
import { useEffect } from 'react';
import { chordOf } from '../../shared/commands/keys.ts';
import type { CommandId } from '../../shared/commands/commands.ts';
import { keymapOf } from '../../shared/commands/keymap.ts';
import { worksInDialog } from '../../shared/commands/nativeMenu.ts';
import { commandFor, isAvailable, refusalOf, refusedFor } from '../../shared/commands/match.ts';
import { useAppStore } from '../state/AppContext.tsx';
import type { AppStore, LargeView } from '../state/types.ts';
import type { CommandCentre } from './commandCentre.ts';
import { createMissedTyping } from './missedTyping.ts';
import { pressedOf } from './pressed.ts';
import { frontLayer, inDialogNow, situationOf } from './situation.ts';
import { pasteTags } from './tagsClipboard.ts';
import { hasSelectedText, isControlsOwn, isInDialog, isTextField } from './typing.ts';
import { editText } from './editText.ts';

/** Commands that open a field: after such a key the user types. */
const opensField: ReadonlySet<string> = new Set(['edit.tags', 'edit.prose', 'mark.note', 'tagKeys.edit']);

const movesFiles: ReadonlySet<string> = new Set(['aside.put', 'aside.trash']);

/**
 * A key that is held down must not move file after file, and one that removed the last chip of a list must not go on to
 * remove images: only the sheet and the full view take it.
 */
const mayMoveFiles = ({ repeat, target }: KeyboardEvent, large: LargeView | null): boolean =>
  !repeat && (large === 'fullView' || (target instanceof Element && target.closest('[data-home]') !== null));

const pasteKey = 'Mod+V';

/** Selected text is copied as such; a paste brings its text with the event that follows its usual key. */
const isTextsOwn = (id: CommandId, chord: string): boolean =>
  (id === 'tags.paste' && chord === pasteKey) ||
  (id === 'tags.copy' && chord === 'Mod+C' && hasSelectedText());

/** On Windows the browser opens its own menu when the key is released. */
const keepMenuKey = (event: KeyboardEvent): void => {
  if (event.key === 'ContextMenu' && !isTextField(event.target)) event.preventDefault();
};

/** Keys and pastes that nothing else has used. */
const createListeners = (centre: CommandCentre, store: AppStore) => {
  const missedTyping = createMissedTyping();
  /** That had the last key. */
  let field: EventTarget | null = null;
  const chordOfEvent = (event: KeyboardEvent): string => chordOf(pressedOf(event), centre.platform);
  const inDialog = (target: EventTarget | null): boolean =>
    frontLayer(store.getState()) === 'dialog' || isInDialog(target);
  const refuse = (event: KeyboardEvent, chord: string): void => {
    const situation = situationOf(store.getState(), centre.desktop);
    const row = refusedFor(chord, situation, keymapOf(store.getState().settings.keys));
    const words = row && refusalOf(row, situation);
    if (row === null || words === null || isTextsOwn(row.id, chord)) return;
    event.preventDefault();
    if (opensField.has(row.id)) missedTyping.expected(event.timeStamp);
    store.getState().say(words);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const chord = chordOfEvent(event);
    if (isControlsOwn(event.target, chord)) return;
    const state = store.getState();
    const typing = isTextField(event.target);
    const keymap = keymapOf(state.settings.keys);
    const row = commandFor(chord, situationOf(state, centre.desktop), typing, keymap);
    if (row === null) {
      if (!typing && !inDialog(event.target)) refuse(event, chord);
      return;
    }
    if (inDialog(event.target) && !worksInDialog(row.id)) return;
    if (isTextsOwn(row.id, chord)) return;
    if (movesFiles.has(row.id) && !mayMoveFiles(event, state.large)) {
      event.preventDefault();
      if (!event.repeat) state.say('Delete sets images aside while the sheet has the focus: press F6 first.');
      return;
    }
    event.preventDefault();
    centre.run(row.id);
    // The captions may still be loading: their field opens when they have arrived.
    if (opensField.has(row.id) && !isTextField(document.activeElement))
      missedTyping.expected(event.timeStamp);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const field = document.activeElement;
    if (event.defaultPrevented || isTextField(field) || inDialog(field)) return;
    const situation = situationOf(store.getState(), centre.desktop);
    const row = keymapOf(store.getState().settings.keys).rowOf('tags.paste');
    if (!row.keys.includes(pasteKey)) return;
    const refusal = situation.page === 'sheet' ? refusalOf(row, situation) : null;
    if (refusal !== null) return store.getState().say(refusal);
    if (!isAvailable(row, situation)) return;
    event.preventDefault();
    void pasteTags(store, event.clipboardData?.getData('text/plain') ?? '');
  };
  // Before all others: the sheet uses Space, which belongs to the typed text as well.
  const onTyped = (event: KeyboardEvent): void => {
    if (isTextField(event.target)) {
      field = event.target;
      return missedTyping.arrived(chordOfEvent(event), event.timeStamp);
    }
    if (field instanceof Node && !field.isConnected) missedTyping.vanished();
    field = null;
    if (!missedTyping.swallows(chordOfEvent(event), event.timeStamp)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // A click elsewhere ends the typing.
  const onPointer = (): void => missedTyping.forget();
  return { onTyped, onKey, onPaste, onPointer };
};

export const useKeys = (centre: CommandCentre): void => {
  const store = useAppStore();

  useEffect(() => {
    const { onTyped, onKey, onPaste, onPointer } = createListeners(centre, store);
    globalThis.addEventListener('keydown', onTyped, { capture: true });
    globalThis.addEventListener('keydown', onKey);
    globalThis.addEventListener('keyup', keepMenuKey);
    globalThis.addEventListener('paste', onPaste);
    globalThis.addEventListener('pointerdown', onPointer, { capture: true });
    return () => {
      globalThis.removeEventListener('keydown', onTyped, { capture: true });
      globalThis.removeEventListener('keydown', onKey);
      globalThis.removeEventListener('keyup', keepMenuKey);
      globalThis.removeEventListener('paste', onPaste);
      globalThis.removeEventListener('pointerdown', onPointer, { capture: true });
    };
  }, [centre, store]);

  useEffect(
    () =>
      centre.onNativeMenu((id) => {
        if (isTextField(document.activeElement) && editText(id)) return;
        // What the menu shows may be a moment old.
        if (inDialogNow(store) && !worksInDialog(id)) return store.getState().say('Close the dialog first.');
        centre.run(id);
      }),
    [centre, store],
  );
};
