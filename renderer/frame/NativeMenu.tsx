/** Keeps the window's native menu as the page is: what can be used, what is checked, which keys commands have. */
import { useEffect, useState } from 'react';
import { nativeMenuState } from '../../shared/commands/nativeMenu.ts';
import { useCommandCentre } from '../commands/CommandContext.tsx';
import { createMenuReader } from '../commands/menuState.ts';
import { inDialogNow } from '../commands/situation.ts';
import { isTextField } from '../commands/typing.ts';
import { useUndoable } from '../parts/useUndoable.ts';
import { useApp, useAppStore } from '../state/AppContext.tsx';

interface Focus {
  readonly typing: boolean;
  readonly dialog: boolean;
}

/** Whether the focus is in a text field, and whether in a dialog. */
const useFocusPlace = (): Focus => {
  const store = useAppStore();
  const [place, setPlace] = useState<Focus>({ typing: false, dialog: false });
  useEffect(() => {
    const look = (): void => {
      const typing = isTextField(document.activeElement);
      const dialog = inDialogNow(store);
      setPlace((was) => (was.typing === typing && was.dialog === dialog ? was : { typing, dialog }));
    };
    // After the event, the field that the focus goes to has it; a dialog that closes gives it back later.
    const soon = (): void => void requestAnimationFrame(look);
    const unsubscribe = store.subscribe((now, before) => {
      if (now.overlay !== before.overlay) soon();
    });
    globalThis.addEventListener('focusin', soon);
    globalThis.addEventListener('focusout', soon);
    return () => {
      unsubscribe();
      globalThis.removeEventListener('focusin', soon);
      globalThis.removeEventListener('focusout', soon);
    };
  }, [store]);
  return place;
};

/** A held key changes the situation many times a second: milliseconds until the menu is told. */
const rest = 30;

const Follower = () => {
  const centre = useCommandCentre();
  const { typing, dialog } = useFocusPlace();
  const can = useUndoable();
  // A text that was closed just now comes back first.
  const closedText = useApp((state) => state.escaped !== null);
  const canUndo = can.undo !== null || closedText;
  const canRedo = can.redo !== null;
  const [read] = useState(createMenuReader);
  const text = useApp((state) => read(state, { typing, dialog, canUndo, canRedo }));
  useEffect(() => {
    const timer = setTimeout(() => centre.showMenu(nativeMenuState.parse(JSON.parse(text))), rest);
    return () => clearTimeout(timer);
  }, [centre, text]);
  return null;
};

/** Only once the settings are known: before that the menu would follow what they are by default. */
export const NativeMenu = () => {
  const { desktop } = useCommandCentre();
  const known = useApp((state) => state.settingsKnown);
  return desktop && known ? <Follower /> : null;
};
