/** One exported sample: prepared by the plan, written as files by the format. */
import type { ImageFormat } from '../api/sample.ts';
import type { Mask } from '../model/companions.ts';

export interface OutSample {
  readonly id: number;
  /** In the dataset, with `/`. */
  readonly relPath: string;
  /** Its folder, with `/`; empty: the export folder itself. Unlike the dataset's, safe on every file system. */
  readonly folder: string;
  /** Name without extension; with the folder it is unique, also without regard to case. */
  readonly stem: string;
  /** With the dot: that of the file, or of the conversion's result. */
  readonly extension: string;
  readonly image: {
    readonly format: ImageFormat;
    /** It has more frames than one. */
    readonly animated: boolean;
    /** Of the file, in pixels as displayed; 0 when not known. */
    readonly width: number;
    readonly height: number;
    /** As exported. */
    readonly outWidth: number;
    readonly outHeight: number;
    /** `file`: byte for byte; else the type that it is converted to. */
    readonly as: 'file' | 'png' | 'jpeg' | 'webp';
    /** It has been decoded wholly, as the file that it is now. */
    readonly whole: boolean;
    /** Bytes of the file; what a conversion makes of it is known only then. */
    readonly bytes: number;
  };
  /** Masks of its image, by their paths in the dataset. */
  readonly masks: readonly Mask[];
  /** The two captions, and the one text that a mode of one text makes of them; null: there is none. */
  readonly tags: string | null;
  readonly nl: string | null;
  readonly text: string | null;
  /** How often it is seen in an epoch. */
  readonly repeats: number;
  /** Tags one by one, spelled as exported. */
  readonly tagList: readonly string[];
  /** Spelled as exported; folders and names use the first. */
  readonly characters: readonly string[];
}
