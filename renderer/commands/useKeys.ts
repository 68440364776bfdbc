/** Turns keys and choices in the native menu into commands, for as long as the window is there. */
import { useEffect } from 'react';
import { chordOf } from '../../shared/commands/keys.ts';
import { commandFor } from '../../shared/commands/match.ts';
import { useAppStore } from '../state/AppContext.tsx';
import type { CommandCentre } from './commandCentre.ts';
import { situationOf } from './situation.ts';
import { pasteTags } from './tagsClipboard.ts';
import { hasSelectedText, isControlsOwn, isTextField } from './typing.ts';

/** A dialog has the window to itself: only what opens or closes dialogs goes through it. */
const throughDialogs: ReadonlySet<string> = new Set(['palette.open', 'help.open', 'settings.open']);

export const useKeys = (centre: CommandCentre): void => {
  const store = useAppStore();

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const chord = chordOf(
        { ...picked(event), altGraph: event.getModifierState('AltGraph') },
        centre.platform,
      );
      if (isControlsOwn(event.target, chord)) return;
      const state = store.getState();
      const typing = isTextField(event.target);
      const row = commandFor(chord, situationOf(state, centre.desktop), typing);
      if (row === null) return;
      const inDialog = state.overlay !== null && state.overlay !== 'loupe';
      if (inDialog && !throughDialogs.has(row.id)) return;
      // A text that has been selected is copied as such; a paste brings its text with the event that follows the key.
      if (row.id === 'tags.paste' || (row.id === 'tags.copy' && hasSelectedText())) return;
      event.preventDefault();
      centre.run(row.id);
    };
    const onPaste = (event: ClipboardEvent): void => {
      const { overlay, focus } = store.getState();
      if (event.defaultPrevented || isTextField(document.activeElement) || focus === null) return;
      if (overlay !== null && overlay !== 'loupe') return;
      event.preventDefault();
      void pasteTags(store, event.clipboardData?.getData('text/plain') ?? '');
    };
    globalThis.addEventListener('keydown', onKey);
    globalThis.addEventListener('paste', onPaste);
    return () => {
      globalThis.removeEventListener('keydown', onKey);
      globalThis.removeEventListener('paste', onPaste);
    };
  }, [centre, store]);

  useEffect(
    () =>
      centre.onNativeMenu((id) => {
        const field = document.activeElement;
        // The menu's Ctrl+A reaches us from inside a text field too; there it means the text.
        if (id === 'select.all' && isTextField(field)) {
          if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.select();
          return;
        }
        centre.run(id);
      }),
    [centre],
  );
};

const picked = ({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) => ({
  key,
  code,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
});
