/** A sample as the rules see it. */
import type { TagCategory } from '../api/caption.ts';
import type { ImageFormat } from '../api/sample.ts';

export type CaptionState = 'missing' | 'empty' | 'unreadable' | 'present';

/** Why the image or a caption cannot be read. */
export interface Reasons {
  readonly image: string | null;
  readonly tags: string | null;
  readonly nl: string | null;
}

/** A tag that a tagger is sure enough of. */
export interface SeenTag {
  /** Its identity key. */
  readonly key: string;
  readonly category: TagCategory;
  /** 0 to 1. */
  readonly score: number;
}

export interface CheckedSample {
  readonly id: number;
  readonly relPath: string;
  /** The path without the extension: its captions' paths begin with it. */
  readonly stem: string;
  /** As displayed; 0 where it is not known. */
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  readonly format: ImageFormat;
  /** Names of captions under suffixes that this dataset does not read. */
  readonly unread: readonly string[];
  readonly tags: CaptionState;
  readonly nl: CaptionState;
  /** The tags in order, by their numbers in the list of spellings. */
  readonly spellings: Uint32Array;
  readonly reasons: Reasons | null;
  /** What a tagger sees in its image; null: none has looked. */
  readonly seen: readonly SeenTag[] | null;
  /** What was measured of its image, as bits; see pictureBits.ts. */
  readonly image: number;
}
