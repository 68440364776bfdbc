/** What the routes of findings and exports are given. */
import type { SampleRow, Scope } from '../../../shared/api/sample.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import type { Editor } from '../edit/editor.ts';
import type { Drafts } from '../drafts/drafts.ts';
import type { Exporter } from '../export/exporter.ts';
import type { Images } from '../images/images.ts';
import type { Duplicates } from '../insight/duplicates/createDuplicates.ts';
import type { Mislabels } from '../insight/mislabels/createMislabels.ts';
import type { PerDataset } from '../insight/perDataset.ts';
import type { Pictures } from '../insight/pictures/createPictures.ts';
import type { Problems } from '../insight/problems/createProblems.ts';
import type { Vectors } from '../insight/vectors/createVectors.ts';
import type { Trainer } from '../insight/trainer/createTrainer.ts';
import type { SettingsStore } from '../settings.ts';
import type { Events } from '../work/events.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { LockPlace } from '../work/lockFolders.ts';
import type { Jobs } from '../work/jobs.ts';
import type { EditRuns } from '../edit/editRuns.ts';
import type { Plans } from '../edit/plans.ts';

export interface FeatureDeps {
  readonly workspace: Workspace & { editor(): Promise<Editor> };
  readonly dataDir: string;
  /** Where the desktop keeps the user's data, and with it the trash; null where that cannot be undone. */
  readonly dataHome: string | null;
  /** Where engines look for one another. */
  readonly lockPlaces: readonly LockPlace[];
  readonly events: Events;
  readonly jobs: Jobs;
  readonly settings: SettingsStore;
  /** The user's own list of tags. */
  readonly vocabulary: Vocabulary;
  readonly images: Images;
  /** What is measured of each image. */
  readonly pictures: Pictures;
  /** Groups of equal, same and similar images. */
  readonly duplicates: PerDataset<Duplicates>;
  /** What is wrong: looked for after opening and after every change. */
  readonly problems: PerDataset<Problems>;
  /** Wrong labels: looked for once they were asked for, and then after every change. */
  readonly mislabels: PerDataset<Mislabels>;
  /** A vector of each image, made when somebody asks. */
  readonly vectors: Vectors;
  readonly edits: EditRuns;
  readonly plans: Plans;
  /** Texts that are typed and not saved. */
  readonly drafts: Drafts;
  readonly trainer: Trainer;
  readonly exporter: Exporter;
  readonly log: (line: string) => void;
  /** Samples of a scope that are still there, in the order of the view. @throws EngineError `view-gone` */
  resolve(dataset: OpenDataset, scope: Scope): readonly number[];
  /** One row for every sample, as the sheet shows it, also for those that are gone. */
  rows(ids: readonly number[]): SampleRow[];
}
