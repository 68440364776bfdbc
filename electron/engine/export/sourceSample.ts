/** The samples that an export starts from. */
import type { ImageFormat } from '../../../shared/api/sample.ts';
import type { Mask } from '../../../shared/model/companions.ts';

/** A sample as the index knows it. */
export interface SourceSample {
  readonly id: number;
  readonly relPath: string;
  /** Null: a file of that name is the NL caption of another sample. */
  readonly tagsFile: string | null;
  readonly nlFile: string | null;
  readonly format: ImageFormat;
  readonly animated: boolean;
  /** As displayed; 0 when not known. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly masks: readonly Mask[];
  /** Excluded by its mark. */
  readonly excluded: boolean;
  /** Why it is left out for a finding, or null. */
  readonly found: string | null;
  /** Why its image cannot be read, or null. */
  readonly broken: string | null;
  /** Its image, as its file is now, has been decoded wholly. */
  readonly whole: boolean;
}
