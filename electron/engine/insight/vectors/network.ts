/**
 * The network that turns a picture into a vector: MobileNetV2 as nsfwjs ships it, without its last layer, on
 * TensorFlow's WebAssembly. It comes with its weights: nothing is downloaded, and no picture leaves the machine.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { MobileNetV2MidModel } from 'nsfwjs/models/mobilenet_v2_mid';
import { vectorLength } from './vectorStore.ts';

/** Sides of the picture that the network takes, in pixels. */
export const networkSide = 224;

/** The layer before the classes. */
const featureLayer = /feature_vector\/SpatialSqueeze$/;

export interface Network {
  /** @param pixels red, green and blue of each pixel, 0 to 1, of a square with sides of `networkSide` */
  vectorOf(pixels: Float32Array): Promise<Float32Array>;
}

const readModel = async (): Promise<tf.io.ModelArtifacts> => {
  const { default: json } = await MobileNetV2MidModel.modelJson();
  const shards = await Promise.all(MobileNetV2MidModel.weightBundles.map((load) => load()));
  const bytes = Buffer.concat(shards.map((shard) => Buffer.from(shard.default, 'base64')));
  return {
    modelTopology: json.modelTopology,
    weightSpecs: json.weightsManifest.flatMap(({ weights }) => weights),
    weightData: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  };
};

const featureNode = (topology: object): string => {
  const nodes: unknown = 'node' in topology ? topology.node : [];
  const listed: readonly unknown[] = Array.isArray(nodes) ? nodes : [];
  for (const node of listed) {
    const name: unknown = typeof node === 'object' && node !== null && 'name' in node ? node.name : null;
    if (typeof name === 'string' && featureLayer.test(name)) return name;
  }
  throw new Error('This version of the image network has no feature vector.');
};

/** Takes about a third of a second. @throws Error when WebAssembly cannot run here */
export const loadNetwork = async (): Promise<Network> => {
  const backend = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json');
  setWasmPaths(`${path.join(path.dirname(backend), 'wasm-out')}${path.sep}`);
  // Pictures are shared out among threads; one that starts more would only crowd the machine.
  setThreadsCount(1);
  if (!(await tf.setBackend('wasm')))
    throw new Error('WebAssembly cannot run here, so images cannot be compared.');
  const artifacts = await readModel();
  const layer = featureNode(artifacts.modelTopology ?? {});
  const model = await tf.loadGraphModel({ load: () => Promise.resolve(artifacts) });
  return {
    vectorOf: async (pixels) => {
      const output = tf.tidy(() => {
        const result = model.execute(tf.tensor4d(pixels, [1, networkSide, networkSide, 3]), layer);
        return Array.isArray(result) ? result[0] : result;
      });
      const values = await output?.data();
      output?.dispose();
      if (values?.length !== vectorLength) throw new Error('The image network answered with something else.');
      return Float32Array.from(values);
    },
  };
};
