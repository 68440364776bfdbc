/** Measures of an image that rules use; see the measures of insight/pictures. */
export interface Measured {
  /** Brightness that 99 % and 5 % of the pixels stay below, 0 to 1. */
  readonly brightness: { readonly p5: number; readonly p99: number };
  /** 0 wholly blurred, 1 sharp. */
  readonly sharpness: number;
  readonly grey: boolean;
  /** Part of the pixels that are transparent, 0 to 1. */
  readonly transparent: number;
}

/** The image cannot be decoded to its end. The other bits belong to kinds; see pictureBits.ts. */
export const brokenBit = 1;
