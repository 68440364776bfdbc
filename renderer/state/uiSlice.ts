/** State of this window alone: overlays, messages, the blur. */
import type { AppState, SliceMaker, Toast, UiSlice } from './types.ts';

/** Whether the inspector is on screen: beside the sheet, or over it. */
export const inspectorShown = ({ narrow, drawer, settings }: AppState): boolean =>
  narrow ? drawer === 'inspector' : settings.inspector.open;

export const createUiSlice: SliceMaker<UiSlice> = (set, get) => {
  let nextToast = 1;
  const show = (message: Omit<Toast, 'id'>): void => {
    const { text, ofEdit } = message;
    const others = get().toasts.filter(
      (toast) => toast.text !== text && !(ofEdit && toast.ofEdit && toast.tone === 'plain'),
    );
    set({ toasts: [...others, { id: nextToast++, ...message }] });
  };
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
    say: (text, tone = 'plain', about) => show({ tone, text, ofEdit: about === 'edit', undoes: null }),
    sayWritten: (text, { edit, written }) =>
      show({ tone: 'plain', text, ofEdit: true, undoes: written > 0 ? edit : null }),
    dismissToast: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
  };
};
