/** The messages between the engine's main thread and the thread that runs a tagger. */
import type { TaggerLabels, TaggerThresholds } from '../../../../shared/captioning/tagger/labels.ts';
import type { TaggerSpec } from '../../../../shared/captioning/tagger/taggerSpec.ts';

/** A tagger that was opened, and what is kept of it with a run. */
export interface OpenedTagger {
  /** As captions are known to be by it. */
  readonly name: string;
  /** The file's name. */
  readonly model: string;
  /** The family's name. */
  readonly profile: string;
  readonly facts: readonly string[];
  /** The processor or a graphics card, in words. */
  readonly runsOn: string;
  readonly labels: TaggerLabels;
  readonly thresholds: TaggerThresholds;
  /** Images that are scored at once. */
  readonly batch: number;
}

/** A image to be scored: where it really lies, and what people call it (its path in the dataset). */
export interface ImagePlace {
  readonly file: string;
  readonly name: string;
}

export type ImageScores =
  | {
      readonly ok: true;
      /** As `encodeScores` gives them. */
      readonly scores: Uint8Array;
    }
  | { readonly ok: false; readonly cause: 'image'; readonly message: string };

export type TaggerPlace = Pick<TaggerSpec, 'folder' | 'byHand'>;

export type TaggerMethods = {
  /** Closes what was open before. */
  open(place: TaggerPlace): Promise<OpenedTagger>;
  /** @param images at most a batch */
  score(images: readonly ImagePlace[]): Promise<readonly ImageScores[]>;
  close(none: null): Promise<void>;
};
