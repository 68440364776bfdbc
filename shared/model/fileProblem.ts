/** What is wrong with files of a dataset. */

/** A file of the dataset to report that does not belong to a sample. */
export interface FileProblem {
  readonly relPath: string;
  readonly reason: string;
}

/** Why parts of a sample cannot be read. */
export interface SampleProblems {
  readonly id: number;
  readonly image: string | null;
  readonly tags: string | null;
  readonly nl: string | null;
}
