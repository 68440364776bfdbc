/** What the native menu is told of the page. */
import {
  unavailableNow,
  type MenuSituation,
  type NativeMenuState,
} from '../../shared/commands/nativeMenu.ts';
import type { AppState } from '../state/types.ts';
import { checkedNow } from './checked.ts';
import { situationOf } from './situation.ts';

/** What the store does not know. */
type Beside = Pick<MenuSituation, 'dialog' | 'typing' | 'canUndo' | 'canRedo'>;

const menuState = (state: AppState, { dialog, ...beside }: Beside): NativeMenuState => {
  const now = { ...situationOf(state, true), ...beside, dialog: dialog || state.overlay !== null };
  return {
    keys: state.settings.keys,
    unavailable: [...unavailableNow(now)],
    checked: [...checkedNow(state)],
    theme: state.settings.theme,
  };
};

/** Changes whenever the menu may: cheaper than the menu's whole state at every change of the store. */
const dependsOn = (state: AppState, beside: Beside): string => {
  const { tagKeys = new Set<number>(), ...now } = situationOf(state, true);
  const { settings, draft, blurred, drawer, narrow, overlay } = state;
  const { theme, density, loupeCaptions, filmstrip, keepZoom, tagKeyStrip, stepAfterMark } = settings;
  const switches = [theme, density, loupeCaptions, filmstrip, keepZoom, tagKeyStrip, stepAfterMark];
  const panels = [settings.facets.open, settings.inspector.open, drawer, narrow];
  return JSON.stringify([
    beside,
    now,
    [...tagKeys],
    switches,
    panels,
    draft,
    blurred,
    overlay,
    settings.keys,
  ]);
};

/** @returns a reader of the menu's state as JSON, which is the same text while nothing of it changes */
export const createMenuReader = (): ((state: AppState, beside: Beside) => string) => {
  let depends = '';
  let text = '';
  return (state, beside) => {
    const now = dependsOn(state, beside);
    if (now !== depends) text = JSON.stringify(menuState(state, beside));
    depends = now;
    return text;
  };
};
