/** The messages between the main thread and the thread that measures images. */

export interface PicturesThreadData {
  readonly databaseFile: string;
  readonly root: string;
  /** How many images are decoded at the same time. */
  readonly atOnce: number;
}

/** Files as columns: these cross a thread at little cost. */
export interface FilePiece {
  readonly relPaths: readonly string[];
  readonly sizes: Float64Array;
  readonly mtimes: Float64Array;
}

export const pictureState = { unknown: 0, measured: 1, broken: 2 } as const;

/** In the order of the piece. */
export interface PicturePiece {
  readonly states: Uint8Array;
  /** A record each (see record.ts); zeros where the image is not measured. */
  readonly records: Uint8Array;
  readonly problems: readonly (readonly [index: number, problem: string])[];
}

export type PicturesMethods = {
  /** What is kept of these files. */
  known(piece: FilePiece): PicturePiece;
  /** Measures these files, and keeps the results. */
  measure(piece: FilePiece): Promise<PicturePiece>;
  /** Drops what is kept of other files, if that is much. */
  keep(relPaths: readonly string[]): void;
  close(none: null): void;
};
