/** The state of the view on the sheet: its query, its rows, the selection in it, and where the sheet is. */
import type { KeptWindow } from './keptWindowSchema.ts';
import type { SampleId, ViewId } from '../../shared/api/ids.ts';
import type { Range, Ranges } from './ranges.ts';
import type { RowWindows } from './rowWindows.ts';
import type { ViewDrift, ViewInfo } from '../../shared/api/view.ts';

export interface RowsSlice {
  readonly windows: RowWindows;
  /** Positions that are on screen, [from, to). */
  readonly visible: Range;
  /** The sheet reports what it shows; rows around it are read. */
  readonly showRows: (from: number, to: number) => void;
  /** Samples changed (null: too many to list): those that are held are read again. */
  readonly rowsChanged: (ids: readonly SampleId[] | null) => void;
  /** Reads the rows that are missing on screen and around it. */
  readonly readRows: () => void;
  /** Proportions of the whole view, in thousandths: only the contact sheet needs them. */
  readonly ratios: { readonly view: ViewId; readonly values: readonly number[] } | null;
  /** Reads them for the present view, unless they are loaded. */
  readonly readRatios: () => Promise<void>;
}

/**
 * What reaching a sample does to the selection: `only` selects just it, `extend` selects from the anchor to
 * it, `add` does that and keeps what was selected, `toggle` inverts it, `focus` leaves the selection alone.
 */
export type Reach = 'only' | 'extend' | 'add' | 'toggle' | 'focus';

export interface SelectionSlice {
  readonly focus: number | null;
  /** Where an extended selection begins. */
  readonly anchor: number | null;
  readonly ranges: Ranges;
  /** Grows when the focus has to be scrolled into view. */
  readonly reveal: number;
  /** By a pointer: the sheet does not scroll. */
  readonly pick: (position: number, reach: Reach) => void;
  /** By a key or a command: clamped to the view, and scrolled into view. */
  readonly moveTo: (position: number, reach: Reach) => void;
  /** Next (+1) or previous (-1) sample. */
  readonly step: (by: number) => void;
  readonly selectAll: () => void;
  readonly selectNone: () => void;
  readonly invertSelection: () => void;
}

/** The error of a query, at a place of `draft`, in UTF-16 units. */
export interface QueryProblem {
  readonly message: string;
  readonly position: number;
  readonly length: number;
}

export interface ViewSlice {
  /** The text in the search field. */
  readonly draft: string;
  /** The text whose result is shown. */
  readonly query: string;
  /** The last one that was entered, and not only seen in passing while another was typed. */
  readonly entered: string;
  readonly view: ViewInfo | null;
  /** Why `draft` shows nothing new; the last result stays. */
  readonly queryError: QueryProblem | null;
  /** Why the findings that the query needs could not be looked for; null while that is in progress or not needed. */
  readonly notLookedFor: string | null;
  /** How the view differs from what its query would give now; null while it is up to date. */
  readonly drift: ViewDrift | null;
  /** Where the sheet is after the view was made. */
  readonly arrival: Arrival;
  /** Reads where the sheet is now; null while it is not on screen. */
  readonly place: (() => SheetPlace) | null;
  readonly setDraft: (text: string) => void;
  /** The first view of a dataset: what this window showed of it before it was reloaded, or all. */
  readonly begin: (dataset: string) => Promise<void>;
  /**
   * Shows the result of a query on the sheet; it also becomes the draft. The focused sample stays focused if
   * it is in it.
   */
  readonly runQuery: (text: string) => Promise<void>;
  /** The same for a text that is still being typed: it is not yet entered. */
  readonly followQuery: (text: string) => Promise<void>;
  /** The draft cannot be read: says why, and shows the result of the last query that was entered. */
  readonly refuseDraft: (error: QueryProblem) => Promise<void>;
  /** The same query on the dataset as it is now; the sheet stays where it is. */
  readonly refresh: () => Promise<void>;
  /** The engine no longer knows the view: makes it again, selection lost, place kept. */
  readonly recoverView: () => Promise<void>;
  /** Another dataset, or none. */
  readonly forgetView: () => void;
  /** The engine's revision has grown: remakes the view during the first scan, else asks how far it has drifted. */
  readonly revisionGrew: (revision: number) => void;
  readonly samplesChanged: (revision: number, ids: readonly SampleId[] | null) => void;
}

/** Where the sheet is after a view was made. */
export type Arrival =
  | { readonly kind: 'top' }
  /** Scrolled as far as before. */
  | { readonly kind: 'stay' }
  /** The sample that was at `was` is now at `position`, and stays where it is on the screen. */
  | { readonly kind: 'hold'; readonly was: number; readonly position: number }
  | ({ readonly kind: 'return' } & SheetPlace)
  /** This position is scrolled into view. */
  | { readonly kind: 'show'; readonly position: number };

/**
 * `new`: another query, from the top or at the focused sample. `hold`: what is at the top of the screen
 * stays. Or where this window, or the one before a reload, was.
 */
export type Place = 'new' | 'hold' | KeptWindow;

/** What is at the top of the screen. */
export interface SheetPlace {
  readonly position: number;
  /** How far its line's top is above that of the screen, in CSS pixels. */
  readonly hidden: number;
}
