/** State of this window alone: overlays, messages, the blur. */
import type { AppState, SliceMaker, UiSlice } from './types.ts';

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
    say: (text, tone = 'plain', about) => {
      const ofEdit = about === 'edit';
      const others = get().toasts.filter(
        (toast) => toast.text !== text && !(ofEdit && toast.ofEdit && toast.tone === 'plain'),
      );
      set({ toasts: [...others, { id: nextToast++, tone, text, ofEdit }] });
    },
    dismissToast: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
  };
};
