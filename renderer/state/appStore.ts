/** The one store of the window: slices put together. What the engine knows is not copied here beyond what is shown. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Call } from '../api/call.ts';
import { createDatasetSlice, type DatasetSlice } from './datasetSlice.ts';
import { createDraftSlice, type DraftSlice } from './draftSlice.ts';
import { createEditSlice, type EditSlice } from './editSlice.ts';
import { createExportSlice, type ExportSlice } from './exportSlice.ts';
import { createRowsSlice, type RowsSlice } from './rowsSlice.ts';
import { createSelectionSlice, type SelectionSlice } from './selectionSlice.ts';
import { createSettingsSlice, type SettingsSlice } from './settingsSlice.ts';
import type { Standing } from './standing.ts';
import { createUiSlice, type UiSlice } from './uiSlice.ts';
import { createViewSlice, type ViewSlice } from './viewSlice.ts';

export type AppState = DatasetSlice &
  DraftSlice &
  EditSlice &
  ExportSlice &
  ViewSlice &
  RowsSlice &
  SelectionSlice &
  SettingsSlice &
  UiSlice;
export type AppStore = StoreApi<AppState>;

/** What the store's actions need from outside. */
export interface StoreDeps {
  readonly call: Call;
  /** `setTimeout`, or a clock that a test holds. */
  readonly schedule: (run: () => void, milliseconds: number) => void;
  /** Takes the keyboard out of the field that has it, which saves what is typed there. */
  readonly leaveField: () => void;
  /** Where this window stood before it was reloaded. */
  readonly standing?: Standing | null;
}

export type SliceMaker<Slice> = (
  set: (change: Partial<AppState> | ((state: AppState) => Partial<AppState>)) => void,
  get: () => AppState,
  deps: StoreDeps,
) => Slice;

export const createAppStore = (deps: StoreDeps): AppStore =>
  createStore<AppState>()((set, get) => ({
    ...createDatasetSlice(set, get, deps),
    ...createViewSlice(set, get, deps),
    ...createRowsSlice(set, get, deps),
    ...createSelectionSlice(set, get, deps),
    ...createSettingsSlice(set, get, deps),
    ...createUiSlice(set, get, deps),
    ...createDraftSlice(set, get, deps),
    ...createEditSlice(set, get, deps),
    ...createExportSlice(set, get, deps),
  }));
