/** The one store of the window, made of slices. Of the engine's data it only copies what is shown. */
import { createStore } from 'zustand/vanilla';
import { createCaptionSlice } from './captionSlice.ts';
import { createCompareSlice } from './compareSlice.ts';
import { createDatasetSlice } from './datasetSlice.ts';
import { createDraftSlice } from './draftSlice.ts';
import { createEditSlice } from './editSlice.ts';
import { createExportSlice } from './exportSlice.ts';
import { createRowsSlice } from './rowsSlice.ts';
import { createSelectionSlice } from './selectionSlice.ts';
import { createSettingsSlice } from './settingsSlice.ts';
import { createTourSlice } from './tourSlice.ts';
import { createTagKeySlice } from './tagKeySlice.ts';
import { createUiSlice } from './uiSlice.ts';
import { createViewSlice } from './viewSlice.ts';
import type { AppState, AppStore, StoreDeps } from './types.ts';

export const createAppStore = (deps: StoreDeps): AppStore =>
  createStore<AppState>()((set, get) => ({
    ...createDatasetSlice(set, get, deps),
    ...createViewSlice(set, get, deps),
    ...createRowsSlice(set, get, deps),
    ...createSelectionSlice(set, get, deps),
    ...createSettingsSlice(set, get, deps),
    ...createTourSlice(set, get, deps),
    ...createTagKeySlice(set, get, deps),
    ...createUiSlice(set, get, deps),
    ...createDraftSlice(set, get, deps),
    ...createEditSlice(set, get, deps),
    ...createExportSlice(set, get, deps),
    ...createCaptionSlice(set, get, deps),
    ...createCompareSlice(set, get, deps),
  }));
