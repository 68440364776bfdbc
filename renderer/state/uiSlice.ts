/** State of this window alone: overlays, messages, the blur. */
import type { AppState, EditRun, SliceMaker, Toast, UiSlice } from './types.ts';

/** Whether the inspector is on screen: beside the sheet, or over it. */
export const inspectorShown = ({
  narrow,
  drawer,
  settings,
}: Pick<AppState, 'narrow' | 'drawer' | 'settings'>): boolean =>
  narrow ? drawer === 'inspector' : settings.inspector.open;

/** Whether the filters are. */
export const filtersShown = ({
  narrow,
  drawer,
  settings,
}: Pick<AppState, 'narrow' | 'drawer' | 'settings'>): boolean =>
  narrow ? drawer === 'facets' : settings.facets.open;

/** What a message is about, and what can be done there. */
const aboutOf = (about: 'edit' | EditRun | undefined): Pick<Toast, 'ofEdit' | 'edit' | 'back'> => {
  if (about === undefined || about === 'edit') return { ofEdit: about === 'edit', edit: null, back: null };
  const { edit, target, kind, state, written } = about;
  const back = kind === 'undo' ? 'Redo' : 'Undo';
  return {
    ofEdit: true,
    edit: target ?? edit,
    back: edit !== null && state === 'done' && written > 0 ? { label: back, run: edit } : null,
  };
};

/** Whether a message is outdated by the next one. */
const isOutdated = (toast: Toast, next: Omit<Toast, 'id'>): boolean =>
  toast.text === next.text ||
  (next.ofEdit && toast.ofEdit && toast.tone === 'plain') ||
  (next.edit !== null && toast.edit === next.edit);

export const createUiSlice: SliceMaker<UiSlice> = (set, get) => {
  let nextToast = 1;
  const show = (message: Omit<Toast, 'id'>): void => {
    const others = get().toasts.filter((toast) => !isOutdated(toast, message));
    set({ toasts: [...others, { id: nextToast++, ...message }] });
  };
  return {
    page: 'sheet',
    blurred: false,
    overlay: null,
    large: null,
    narrow: false,
    drawer: null,
    toasts: [],
    printingKeys: false,
    printKeys: (printingKeys) => set({ printingKeys }),
    showPage: (page) => set({ page, drawer: null }),
    showSamples: (query) => {
      set({ overlay: null, large: null });
      void get().runQuery(query);
    },
    toggleBlur: () => set((state) => ({ blurred: !state.blurred })),
    openOverlay: (overlay) => set({ overlay }),
    closeOverlay: () => set({ overlay: null }),
    openLarge: (large) => set({ large }),
    closeLarge: () =>
      set(({ large, compareBegan }) => ({
        large: large === 'compare' ? compareBegan : null,
        compareBegan: null,
      })),
    setNarrow: (narrow) => set({ narrow, drawer: null }),
    togglePanel: (panel) => {
      const { narrow, drawer, settings, changeSettings } = get();
      if (narrow) set({ drawer: drawer === panel ? null : panel });
      else changeSettings({ [panel]: { ...settings[panel], open: !settings[panel].open } });
    },
    closeDrawer: () => set({ drawer: null }),
    say: (text, tone = 'plain', about) => show({ tone, text, ...aboutOf(about) }),
    sayWritten: (text, report) => show({ tone: 'plain', text, ...aboutOf(report) }),
    dismissToast: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
  };
};
