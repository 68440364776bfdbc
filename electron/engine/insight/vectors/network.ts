/**
 * The network that turns an image into a vector: MobileNetV2 as nsfwjs ships it, without its last layers. Its
 * weights are in model/.
 */
import { loadInference } from '../../inference.ts';
import { vectorLength } from './vectorStore.ts';

/** Sides of the network's input image, in pixels. */
export const networkSide = 224;

export interface Network {
  /** @param pixels red, green and blue of each pixel, 0 to 1, of a square with sides of `networkSide` */
  vectorOf(pixels: Float32Array): Promise<Float32Array>;
}

/** @throws EngineError `no-inference` where the runtime is missing */
export const loadNetwork = async (file: string): Promise<Network> => {
  const { InferenceSession, Tensor } = await loadInference();
  // Images are divided among threads; a session that starts more threads would only slow the others.
  const session = await InferenceSession.create(file, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return {
    vectorOf: async (pixels) => {
      const image = new Tensor('float32', pixels, [1, networkSide, networkSide, 3]);
      const { vector } = await session.run({ image });
      const values = vector?.data;
      if (!(values instanceof Float32Array) || values.length !== vectorLength)
        throw new Error('The image network answered with something else.');
      return values;
    },
  };
};
