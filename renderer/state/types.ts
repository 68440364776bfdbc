/** The state of the window's store, slice by slice, and what its actions need. */
import type { StoreApi } from 'zustand/vanilla';
import type { KeptWindow } from './keptWindowSchema.ts';
import type { Call } from '../api/call.ts';
import type { CaptionSuffixes, DatasetInfo } from '../../shared/api/dataset.ts';
import type { JobId, OpeningId, SampleId } from '../../shared/api/ids.ts';
import type { Job } from '../../shared/api/job.ts';
import type { Connection } from '../api/eventStream.ts';
import type { Draft, DraftField } from '../../shared/api/drafts.ts';
import type { EditReport } from '../../shared/api/edits.ts';
import type { Scope } from '../../shared/api/sample.ts';
import type { Edit } from '../../shared/edit/edit.ts';
import type { Mark } from '../../shared/edit/mark.ts';
import type { ExportPlan, ExportResult } from '../../shared/api/export.ts';
import type { ExportSettings } from '../../shared/export/settings.ts';
import type { Settings, SettingsPatch } from '../../shared/api/settings.ts';
import type { Page } from '../../shared/commands/context.ts';
import type { Turn } from '../../shared/turns.ts';
import type { RowsSlice, SelectionSlice, ViewSlice } from './viewTypes.ts';
import type { CaptionSlice } from './captionTypes.ts';

export interface DatasetSlice {
  /** The open dataset; null on the welcome page. */
  readonly dataset: DatasetInfo | null;
  /** Whether the engine has reported what is open: until then nothing is drawn. */
  readonly greeted: boolean;
  /** Running jobs. */
  readonly jobs: readonly Job[];
  readonly connection: Connection;
  /** Which run of the engine this is; a new one does not have the views of the old one. */
  readonly engine: string | null;
  /** The dataset that is being opened, for the welcome page. */
  readonly opening: string | null;
  /** Opens a folder by path, or a recent dataset. Resolves to why it did not work, in words, or to null. */
  readonly openDataset: (
    what: { readonly path: string } | { readonly recent: string },
  ) => Promise<string | null>;
  /** Opens the dataset that was open before this one. Resolves like `openDataset`. */
  readonly openPrevious: () => Promise<string | null>;
  /** Makes or finds the sample dataset and opens it. Resolves like `openDataset`. */
  readonly openSample: () => Promise<string | null>;
  readonly closeDataset: () => Promise<void>;
  /** Reads the folder again, with other suffixes if given. */
  readonly rescan: (suffixes?: CaptionSuffixes) => Promise<void>;
  readonly cancelJob: (id: JobId) => Promise<void>;
  /** Takes the engine's state of the open dataset. */
  readonly datasetArrived: (dataset: DatasetInfo | null) => void;
  readonly jobArrived: (job: Job) => void;
}

/** Text typed there belongs to this place, whatever is open by the time it is saved. */
export interface DraftPlace {
  readonly dataset: string;
  /** Of the sample's image. */
  readonly relPath: string;
  readonly field: DraftField;
  /** Of an edit of a proposal: which one. */
  readonly proposal?: number | undefined;
}

export interface DraftSlice {
  /** What was left unsaved in the dataset that is shown. */
  readonly drafts: readonly Draft[];
  /** The draft that was closed with Escape just now: undo brings it back. */
  readonly escaped: DraftPlace | null;
  /** The field that is to be opened again, with its draft. */
  readonly reopened: DraftPlace | null;
  readonly loadDrafts: () => Promise<void>;
  /** To be called with every change of the text. */
  readonly keepDraft: (place: DraftPlace, text: string, base: string | null) => void;
  /** The field is removed, and its text is not saved: from now on it is offered. */
  readonly leaveDraft: (place: DraftPlace, how?: 'escaped') => void;
  /** It is saved, or discarded. */
  readonly dropDraft: (place: DraftPlace) => void;
  readonly reopenDraft: (place: DraftPlace | null) => void;
  /** Something is typed that the engine does not have, and cannot be reached to take. */
  readonly hasLostDrafts: () => boolean;
  /** Before this dataset is closed: saves what is being typed, and waits for pending requests, within a limit. */
  readonly settle: () => Promise<void>;
}

/** Which samples a bulk edit is about: those selected, all that are shown, those of a finding, or all there are. */
export type BulkScope = 'selection' | 'view' | 'finding' | 'everything';

/** What an edit is about, in the opening of the dataset in which it was shown or typed. */
export interface EditTarget {
  readonly opening: OpeningId;
  readonly scope: Scope;
}

/** The initial state of the bulk dialog. */
export interface BulkStart {
  readonly kind: Edit['kind'];
  /** The tag that it is about, as spelled on disk. */
  readonly tag: string | null;
  /** The fields' initial content, where that is more than a tag. */
  readonly edit?: Edit;
  /** Nothing is to be filled in: the button that writes takes the focus. */
  readonly preview?: true;
  /** The samples of a finding. */
  readonly finding?: { readonly opening: OpeningId; readonly ids: readonly SampleId[] };
  /** By default: those of the finding, else the selection, else all that are shown. */
  readonly where?: BulkScope;
}

/** Tags from the clipboard, before it is chosen which of them are added. */
export interface Pasting {
  readonly tags: readonly string[];
  /** What they go to: fixed when they were pasted. */
  readonly target: EditTarget;
}

export interface EditSlice {
  readonly pasting: Pasting | null;
  /** Asks which of the tags are added; null: no longer. */
  readonly askPaste: (pasting: Pasting | null) => void;
  readonly bulkStart: BulkStart;
  /** The edit whose conflicts are shown. */
  readonly conflictsOf: number | null;
  readonly openBulk: (start: BulkStart) => void;
  /** The dialog with the last bulk edit in its fields. */
  readonly repeatEdit: () => Promise<void>;
  readonly openConflicts: (edit: number) => void;
  /** An edit has been made that says nothing: messages about those before it go. */
  readonly forgetEditMessages: () => void;
  /**
   * Waits for a request that edits, and shows the view anew where images have left it or come back.
   * @returns its report, or null when the engine refused, after telling the user
   */
  readonly carryOut: (asked: Promise<EditReport>) => Promise<EditReport | null>;
  /** Writes an edit at once. Its report, or null when the engine refused, after telling the user. */
  readonly editNow: (edit: Edit, target: EditTarget) => Promise<EditReport | null>;
  /** Resolves when all edits so far are answered. */
  readonly editsDone: () => Promise<void>;
  readonly undo: (edit?: number) => Promise<void>;
  readonly redo: () => Promise<void>;
  /** Marks the selection, or the sample in focus. */
  readonly setMark: (mark: Mark | null) => Promise<void>;
  /** Moves the images out of the dataset, with their captions and masks, and goes on to the next one. */
  readonly setAside: (to: 'aside' | 'trash') => Promise<void>;
  /** Goes to the next sample of the view that is not reviewed, from the top again after the last. */
  readonly goToUnreviewed: () => Promise<void>;
  /** Reports how many files were set aside or brought back. */
  readonly sayMoved: (report: EditReport) => void;
  /** Reports the result of an edit, where that is not visible. */
  /** @param more what else is to be known of it */
  readonly sayReport: (report: EditReport, more?: string) => void;
}

export type ExportWhere = 'all' | 'view' | 'selection';

export interface ExportDraft {
  readonly settings: ExportSettings;
  /** The profile that the settings were taken from; they may have been changed since. */
  readonly profile: string | null;
  readonly where: ExportWhere;
  /** As typed or chosen; null: the folder that is proposed. */
  readonly out: string | null;
}

/** An export that was started from this window. */
export interface ExportRun {
  readonly plan: ExportPlan;
  /** Its last known state. */
  readonly job: Job;
  /** Null until its end, and where it ended without one: the job says why. */
  readonly result: ExportResult | null;
}

export interface ExportSlice {
  readonly exportDraft: ExportDraft;
  readonly exportRun: ExportRun | null;
  readonly changeExport: (change: Partial<ExportDraft>) => void;
  /** Writes a plan. Resolves, when it has started, to why it has not, or to null. */
  readonly runExport: (plan: ExportPlan, opening: OpeningId | null) => Promise<string | null>;
  /** Takes the job's state; when it has ended, reads the result. */
  readonly exportHeard: (job: Job) => Promise<void>;
  /** Back from the result to the settings. */
  readonly leaveExport: () => void;
  /** Another dataset: all of this is reset. */
  readonly forgetExport: () => void;
}

/** What a tag key did last, for a sign on the strip. */
export interface Toggled {
  readonly slot: number;
  readonly did: 'added' | 'removed';
  /** Another one for every time. */
  readonly turn: number;
}

export interface TagKeySlice {
  /** The tags of the open dataset's tag keys, by slot. */
  readonly tagKeys: ReadonlyMap<number, string>;
  /** The slots that have a tag. */
  readonly tagKeySlots: ReadonlySet<number>;
  readonly toggled: Toggled | null;
  /** The slot whose field takes the caret; null: the strip is not being edited. */
  readonly editedTagKey: number | null;
  readonly editTagKeys: (slot: number | null) => void;
  /** Reads them again: another dataset, or its file has changed. */
  readonly loadTagKeys: () => Promise<void>;
  /** Null: the key has no tag any more. An edit like any other, which undo reverts. */
  readonly setTagKey: (slot: number, tag: string | null) => Promise<void>;
  /**
   * Adds the tag to those of the selection (or to the sample in focus) that do not have it; where all have it, removes it.
   * One after the other: the next one counts what this one has written.
   */
  readonly toggleTagKey: (slot: number) => Promise<void>;
}

export interface SettingsSlice {
  readonly settings: Settings;
  /** Whether the engine's settings have arrived; until then `settings` are the defaults. */
  readonly settingsKnown: boolean;
  readonly loadSettings: () => Promise<void>;
  /** Where the log of this engine's host is, for windows that cannot show the file. */
  /** The diagnostic report of window and engine. */
  readonly readReport: () => Promise<string>;
  readonly sayWhereLogIs: () => Promise<void>;
  /** Takes effect at once; a run of changes (a slider, a drag) is sent as one. */
  readonly changeSettings: (patch: SettingsPatch) => void;
  /** Sends what is still gathered: the window is about to close. */
  readonly sendSettings: () => Promise<void>;
  /** Takes the engine's settings (another window's), unless this window has just changed something. */
  readonly settingsArrived: (settings: Settings) => void;
}

/** What lies over the whole window. */
export type Overlay =
  | 'palette'
  | 'help'
  | 'about'
  | 'settings'
  | 'keys'
  | 'folders'
  | 'bulk'
  | 'history'
  | 'conflicts'
  | 'export'
  | 'import'
  | 'caption'
  | 'aside';

/** What a message about an edit needs of its report, for a button that undoes it. */
export type EditRun = Pick<EditReport, 'edit' | 'kind' | 'target' | 'state' | 'written'>;

/** What is in the place of the page, under the dialogs. */
export type LargeView = 'fullView' | 'compare';

export type PanelName = 'facets' | 'inspector';

export interface Toast {
  readonly id: number;
  readonly tone: 'plain' | 'problem';
  readonly text: string;
  /** It is about an edit: a message about the next one takes its place. */
  readonly ofEdit: boolean;
  /** That edit; null: none, or which one is not known. Undo and redo are about the edit that they undo or do again. */
  readonly edit: number | null;
  /** How it is undone, or done again; null: not from here. */
  readonly back: { readonly label: 'Undo' | 'Redo'; readonly run: number } | null;
}

/** An image among those that are compared. */
export interface ComparedImage {
  readonly id: SampleId;
  /** What it is in the comparison: "Suggested", "The suspect". */
  readonly role?: string;
  /** Its place in the view, where it is known. */
  readonly position?: number;
  /** How it lies, against the others: it is shown turned back. */
  readonly turn?: Turn;
}

export interface CompareSlice {
  readonly compared: readonly ComparedImage[];
  /** Which of them is meant by keys. */
  readonly comparedAt: number;
  /** One is shown over the other; otherwise side by side. */
  readonly comparedOver: boolean;
  /** Where the comparison began: in the full view, or on a page (null). It leads back there. */
  readonly compareBegan: 'fullView' | null;
  /** The one that was chosen, for the page where the comparison began. */
  readonly taken: SampleId | null;
  readonly compare: (images: readonly ComparedImage[], at?: number, over?: boolean) => void;
  /** Compares the selected samples, or the one in focus with the next one; says why where that is not possible. */
  readonly compareSelection: () => Promise<void>;
  readonly goToCompared: (at: number) => void;
  readonly toggleComparedOver: () => void;
  /** Takes the image that is meant out of the comparison, as long as two are left. */
  readonly dropCompared: () => void;
  /** Ends the comparison with the image that is meant. */
  readonly takeCompared: () => void;
}

export interface UiSlice {
  /** What the middle of the window shows. */
  readonly page: Page;
  /** All images are blurred, for privacy. */
  readonly blurred: boolean;
  readonly overlay: Overlay | null;
  /** Covers the page; dialogs are over it. */
  readonly large: LargeView | null;
  /** The window is too narrow for panels beside the sheet: they lie over it, one at a time. */
  readonly narrow: boolean;
  /** Which panel lies over the sheet of a narrow window. */
  readonly drawer: PanelName | null;
  readonly toasts: readonly Toast[];
  /** The sheet of all keys is being printed. */
  readonly printingKeys: boolean;
  readonly printKeys: (printing: boolean) => void;
  readonly showPage: (page: Page) => void;
  /** Shows the samples that a finding names on the sheet, by a query that the user can see and change. */
  readonly showSamples: (query: string) => void;
  readonly toggleBlur: () => void;
  readonly openOverlay: (overlay: Overlay) => void;
  readonly closeOverlay: () => void;
  readonly openLarge: (view: LargeView) => void;
  readonly closeLarge: () => void;
  readonly setNarrow: (narrow: boolean) => void;
  /** Shows or hides a panel, in the way that the window's width asks for. */
  readonly togglePanel: (panel: PanelName) => void;
  readonly closeDrawer: () => void;
  /** One sentence for the user, at the window's edge. Problems stay until they are dismissed. */
  readonly say: (text: string, tone?: Toast['tone'], about?: 'edit' | EditRun) => void;
  /** Something was written without a dialog: the message has a button that undoes it. */
  readonly sayWritten: (text: string, report: EditRun) => void;
  readonly dismissToast: (id: number) => void;
}

export interface TourSlice {
  /** Opens the sample dataset, and shows the tour where it was left. Resolves like `openDataset`. */
  readonly takeTour: () => Promise<string | null>;
  readonly goToTourStep: (step: number) => void;
  readonly nextTourStep: () => void;
  /** It can be taken up again. */
  readonly leaveTour: () => void;
}

export type AppState = DatasetSlice &
  CaptionSlice &
  DraftSlice &
  EditSlice &
  ExportSlice &
  ViewSlice &
  RowsSlice &
  SelectionSlice &
  SettingsSlice &
  TourSlice &
  TagKeySlice &
  UiSlice &
  CompareSlice;
export type AppStore = StoreApi<AppState>;

/** What the store's actions need from outside. */
export interface StoreDeps {
  readonly call: Call;
  /** `setTimeout`, or a clock that a test controls. */
  readonly schedule: (run: () => void, milliseconds: number) => void;
  /** Takes the focus from a field, which saves what is typed there. */
  readonly leaveField: () => void;
  /** Where this window was before it was reloaded. */
  readonly kept?: KeptWindow | null;
}

export type SetState = (change: Partial<AppState> | ((state: AppState) => Partial<AppState>)) => void;

export type SliceMaker<Slice> = (set: SetState, get: () => AppState, deps: StoreDeps) => Slice;
