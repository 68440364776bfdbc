/** What only this window knows: overlays, messages, the blur. */
import type { Page } from '../../shared/commands/context.ts';
import type { AppState, SliceMaker } from './appStore.ts';

/** What lies over the whole window. */
export type Overlay =
  | 'palette'
  | 'help'
  | 'settings'
  | 'folders'
  | 'loupe'
  | 'bulk'
  | 'history'
  | 'conflicts'
  | 'export'
  | 'import';
export type PanelName = 'facets' | 'inspector';

export interface Toast {
  readonly id: number;
  readonly tone: 'plain' | 'problem';
  readonly text: string;
}

export interface UiSlice {
  /** What the middle of the window shows. */
  readonly page: Page;
  /** All pictures are blurred, for work in company. */
  readonly blurred: boolean;
  readonly overlay: Overlay | null;
  /** The window is too narrow for panels beside the sheet: they lie over it, one at a time. */
  readonly narrow: boolean;
  /** Which panel lies over the sheet of a narrow window. */
  readonly drawer: PanelName | null;
  readonly toasts: readonly Toast[];
  readonly showPage: (page: Page) => void;
  /** The samples that a finding names: the query on the sheet, where one can see and change it. */
  readonly showSamples: (query: string) => void;
  readonly toggleBlur: () => void;
  readonly openOverlay: (overlay: Overlay) => void;
  readonly closeOverlay: () => void;
  readonly setNarrow: (narrow: boolean) => void;
  /** Shows or hides a panel, in the way that the window's width asks for. */
  readonly togglePanel: (panel: PanelName) => void;
  readonly closeDrawer: () => void;
  /** One sentence for the user, at the window's edge. Problems stay until they are dismissed. */
  readonly say: (text: string, tone?: Toast['tone']) => void;
  readonly dismissToast: (id: number) => void;
}

/** Whether the inspector is on screen: beside the sheet, or over it. */
export const inspectorShown = ({ narrow, drawer, settings }: AppState): boolean =>
  narrow ? drawer === 'inspector' : settings.inspector.open;

export const createUiSlice: SliceMaker<UiSlice> = (set, get) => {
  let nextToast = 1;
  return {
    page: 'sheet',
    blurred: false,
    overlay: null,
    narrow: false,
    drawer: null,
    toasts: [],
    showPage: (page) => set({ page, drawer: null }),
    showSamples: (query) => {
      set({ overlay: null });
      void get().runQuery(query);
    },
    toggleBlur: () => set((state) => ({ blurred: !state.blurred })),
    openOverlay: (overlay) => set({ overlay }),
    closeOverlay: () => set({ overlay: null }),
    setNarrow: (narrow) => set({ narrow, drawer: null }),
    togglePanel: (panel) => {
      const { narrow, drawer, settings, changeSettings } = get();
      if (narrow) set({ drawer: drawer === panel ? null : panel });
      else changeSettings({ [panel]: { ...settings[panel], open: !settings[panel].open } });
    },
    closeDrawer: () => set({ drawer: null }),
    say: (text, tone = 'plain') => {
      const others = get().toasts.filter((toast) => toast.text !== text);
      set({ toasts: [...others, { id: nextToast++, tone, text }] });
    },
    dismissToast: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
  };
};
