/**
 * The runtime for ONNX models. Its package is optional: where npm could not install it, the features that
 * need it say so, and all others work. Models run on this machine's processor: no image leaves it, and
 * nothing is downloaded.
 */
import type * as runtime from 'onnxruntime-node';
import { EngineError } from './errors.ts';

export type InferenceRuntime = typeof runtime;

/** @throws EngineError `no-inference` where the runtime is not installed, or does not start */
export const loadInference = async (): Promise<InferenceRuntime> => {
  try {
    return await import('onnxruntime-node');
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
    const message = `The runtime for image models (onnxruntime-node) cannot be loaded: ${why}. Install it with "npm ci"; all else works without it.`;
    throw new EngineError('no-inference', message);
  }
};
