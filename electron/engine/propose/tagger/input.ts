/** An image's pixels as a model takes them: scaled, less the mean, by the deviation, in its order of channels and its layout. */
import type { TaggerInput } from '../../../../shared/captioning/tagger/taggerSpec.ts';

type Numbers = Pick<TaggerInput, 'layout' | 'size' | 'channels' | 'scale' | 'mean' | 'deviation'>;

/** @param rgb red, green and blue of each pixel of a square, in rows; `to`: of three numbers a pixel */
export const writeInput = (rgb: Uint8Array, numbers: Numbers, to: Float32Array): void => {
  const { layout, size, channels, scale, mean, deviation } = numbers;
  const count = size * size;
  const factor = scale === '1' ? 1 / 255 : 1;
  for (let colour = 0; colour < 3; colour += 1) {
    const place = channels === 'rgb' ? colour : 2 - colour;
    const [first, step] = layout === 'nhwc' ? [place, 3] : [place * count, 1];
    // One multiplication and one addition a number.
    const slope = factor / (deviation[colour] ?? 1);
    const shift = -(mean[colour] ?? 0) / (deviation[colour] ?? 1);
    for (let pixel = 0, at = first; pixel < count; pixel += 1, at += step) {
      to[at] = (rgb[pixel * 3 + colour] ?? 0) * slope + shift;
    }
  }
};

/** @returns the shape of a batch */
export const inputShape = ({ layout, size }: Numbers, images: number): readonly number[] =>
  layout === 'nhwc' ? [images, size, size, 3] : [images, 3, size, size];
