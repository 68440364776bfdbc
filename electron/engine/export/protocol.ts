/** The messages between the main thread and the export thread. */
import type { TagCategory } from '../../../shared/api/caption.ts';
import type {
  ExportClash,
  ExportEntry,
  ExportPlan,
  ExportResult,
  ExportSkip,
} from '../../../shared/api/export.ts';
import type { ExportSettings } from '../../../shared/export/settings.ts';
import type { LockPlace } from '../work/lockFolders.ts';
import type { SourceSample } from './sourceSample.ts';

/** Values of the shared flag by which a running export is stopped without a message. */
export const stopFlag = { run: 0, stop: 1 } as const;

export interface ThreadData {
  readonly dataset: { readonly root: string; readonly id: string; readonly name: string };
  readonly settings: ExportSettings;
  /** As the user named it; null: a preview only. */
  readonly out: string | null;
  /** Tags that are not general. */
  readonly categories: readonly (readonly [key: string, category: TagCategory])[];
  /** Where engines look for one another's exports. */
  readonly lockPlaces: readonly LockPlace[];
  /** One Int32: see `stopFlag`. */
  readonly stop: SharedArrayBuffer;
}

export interface Page {
  readonly from: number;
  readonly count: number;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export type ExportMethods = {
  /** Samples of the plan, in pieces. */
  samples(piece: readonly SourceSample[]): void;
  /** Once, when all samples have been passed. */
  plan(none: null): Omit<ExportPlan, 'id'>;
  entries(page: Page & { readonly changed: boolean }): {
    readonly entries: ExportEntry[];
    readonly total: number;
  };
  skipped(page: Page): { readonly skipped: ExportSkip[]; readonly total: number };
  clashes(page: Page): { readonly clashes: ExportClash[]; readonly total: number };
  run(none: null): Promise<ExportResult>;
};
