/**
 * Addresses of images: the part of the contract that is not JSON. They are relative to the page, which may lie below a
 * path where a proxy serves it.
 */
import type { SampleId } from './ids.ts';

/** Longest sides, in pixels, in which thumbnails are made. */
export const thumbSizes = [256, 640] as const;
export type ThumbSize = (typeof thumbSizes)[number];

/** A thumbnail as WebP; `version` is the row's, so that it may be cached for ever. */
export const thumbPath = (id: SampleId, size: ThumbSize, version: string): string =>
  `api/samples/${id}/thumb?size=${size}&v=${encodeURIComponent(version)}`;

/** A thumbnail of one of its masks: `number` counts from 0, in the order of the sample's detail. It is never cached. */
export const maskThumbPath = (id: SampleId, number: number): string =>
  `api/samples/${id}/masks/${number}/thumb?size=${thumbSizes[0]}`;

/** A thumbnail of an image that is set aside: its number is that of the list, no sample's. */
export const asideThumbPath = (id: number, version: string): string =>
  `api/aside/${id}/thumb?size=${thumbSizes[0]}&v=${encodeURIComponent(version)}`;

/** The image itself, in a format that a browser shows. */
export const imagePath = (id: SampleId, version: string): string =>
  `api/samples/${id}/image?v=${encodeURIComponent(version)}`;

/** The smallest thumbnail that fills `pixels` device pixels on its longest side, or the largest there is. */
export const thumbSizeFor = (pixels: number): ThumbSize =>
  pixels <= thumbSizes[0] ? thumbSizes[0] : thumbSizes[1];
