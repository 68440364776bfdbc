/** What is known of an image from its header alone. */
import type { ImageFormat } from '../../../shared/api/sample.ts';
import type { Bytes } from './bytes.ts';

export interface ImageHeader {
  readonly format: ImageFormat;
  /** Pixels as stored, before EXIF rotation; 0 when unknown. */
  readonly width: number;
  readonly height: number;
  /** EXIF orientation, 1 to 8. */
  readonly orientation: number;
  /** Frames of an animation; 1 for a still image. */
  readonly pages: number;
  /** Whether it can have transparent pixels. */
  readonly alpha: boolean;
  /** Why it cannot be shown, or null. */
  readonly problem: string | null;
}

/** What a format's own probe finds; null where the file ends within the header. */
export type FormatProbe = (bytes: Bytes) => Omit<ImageHeader, 'format' | 'problem'> | null;
