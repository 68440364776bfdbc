/** The messages between the main thread and the threads that make image vectors. */

export interface VectorsThreadData {
  readonly databaseFile: string;
  readonly root: string;
  /** The network's file. */
  readonly network: string;
}

/** Files as columns: these cross a thread at little cost. */
export interface FileList {
  readonly relPaths: readonly string[];
  readonly sizes: Float64Array;
  readonly mtimes: Float64Array;
}

export type VectorsMethods = {
  /** Which of these files, by index, have no vector yet. */
  missing(files: FileList): readonly number[];
  /** Makes and keeps the vectors of these files. Resolves with how many could not be read. */
  measure(files: FileList): Promise<number>;
  close(none: null): void;
};
