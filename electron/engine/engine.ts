/**
 * The engine's whole face. It owns the index, the thumbnails and every file access; hosts bring it requests.
 */
export interface EngineOptions {
  /** Where indexes, thumbnails, settings and recent datasets live. Created when it is not there. */
  readonly dataDir: string;
  /** Lines for people who look at the log; never the only place where an error is told. */
  readonly log: (line: string) => void;
}

export interface Engine {
  fetch(request: Request): Promise<Response>;
  /** Ends jobs, closes databases, lets go of the dataset. */
  close(): Promise<void>;
}
