/** Who wrote a caption's text, where that was a model. */

export interface TextOrigin {
  /** The model's name. */
  readonly model: string;
  /** The prompt's name; empty where there is none. */
  readonly prompt: string;
}

export interface StoredOrigin extends TextOrigin {
  /** When it was accepted, in milliseconds since 1970. */
  readonly at: number;
}
