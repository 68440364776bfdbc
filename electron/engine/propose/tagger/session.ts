/**
 * A model that is ready to run: on the graphics card where a session can be made there, else on the processor. Which it is,
 * is said.
 */
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelFace, ModelValue } from '../../../../shared/captioning/tagger/profile.ts';
import { loadInference, type InferenceRuntime } from '../../inference.ts';
import { emptyFile, firstLine, runtimeWords, taggerError } from './problem.ts';
import type { TaggerFolder } from './taggerFolder.ts';

export interface TaggerSession {
  readonly face: ModelFace;
  /** Where it runs, as people call it. */
  readonly runsOn: string;
  readonly isOnCard: boolean;
  /** @returns the output's numbers, image by image */
  run(input: string, output: string, values: Float32Array, shape: readonly number[]): Promise<Tensor>;
  release(): Promise<void>;
}

interface Provider {
  readonly name: string;
  readonly shown: string;
}

const processor: Provider = { name: 'cpu', shown: 'the processor' };

/** What the runtime brings for a system's graphics cards. */
const cards: Partial<Record<NodeJS.Platform, Provider>> = {
  linux: { name: 'cuda', shown: 'the graphics card (CUDA)' },
  win32: { name: 'dml', shown: 'the graphics card (DirectML)' },
  darwin: { name: 'coreml', shown: 'Core ML' },
};

/** For CUDA the runtime's install script downloads libraries; to ask for them where they are not there fills the log. */
const hasCuda = (): boolean => {
  const runtime = dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'));
  const library = join(process.platform, process.arch, 'libonnxruntime_providers_cuda.so');
  return readdirSync(join(runtime, 'bin')).some((version) =>
    existsSync(join(runtime, 'bin', version, library)),
  );
};

const usableCard = (runtime: InferenceRuntime): Provider | null => {
  const card = cards[process.platform];
  if (card === undefined || !runtime.listSupportedBackends().some(({ name }) => name === card.name))
    return null;
  return card.name !== 'cuda' || hasCuda() ? card : null;
};

const optionsFor = ({ name }: Provider): InferenceSession.SessionOptions => ({
  executionProviders: name === 'cpu' ? ['cpu'] : [name, 'cpu'],
  // That a card cannot be used is no error: it is said with what is used instead.
  logSeverityLevel: 4,
  // DirectML plans no memory ahead: https://onnxruntime.ai/docs/execution-providers/DirectML-ExecutionProvider.html
  ...(name === 'dml' && { enableMemPattern: false, executionMode: 'sequential' as const }),
});

const valueOf = (metadata: InferenceSession.ValueMetadata): ModelValue =>
  metadata.isTensor
    ? {
        name: metadata.name,
        type: metadata.type,
        shape: metadata.shape.map((size) => (typeof size === 'number' && size > 0 ? size : null)),
      }
    : { name: metadata.name, type: 'no tensor', shape: [] };

const create = async (runtime: InferenceRuntime, file: string) => {
  const card = usableCard(runtime);
  if (card !== null) {
    try {
      return { provider: card, session: await runtime.InferenceSession.create(file, optionsFor(card)) };
    } catch {
      // The processor, which says what is wrong with the model where it is not the card's fault.
    }
  }
  return { provider: processor, session: await runtime.InferenceSession.create(file, optionsFor(processor)) };
};

const whyBroken = ({ model, files }: TaggerFolder, error: unknown): string => {
  const why = firstLine(error);
  const data = `${model}.data`;
  const isApart = why.includes('.data') || why.includes('external');
  if (isApart && !files.includes(data)) {
    return `${model} keeps its weights in a file of its own (${data}), which does not lie beside it. Download it as well.`;
  }
  return `${model} cannot be opened as an ONNX model: ${runtimeWords(error)}. Download it again.`;
};

/**
 * @throws EngineError `tagger` where the model is broken, `no-inference` where the runtime is missing
 */
export const openSession = async (found: TaggerFolder): Promise<TaggerSession> => {
  const runtime = await loadInference();
  for (const name of [found.model, `${found.model}.data`]) {
    const empty = emptyFile(found.folder, name);
    if (empty !== null) throw taggerError(found.folder, empty);
  }
  const { provider, session } = await create(runtime, join(found.folder, found.model)).catch(
    (error: unknown) => {
      throw taggerError(found.folder, whyBroken(found, error));
    },
  );
  return {
    face: { inputs: session.inputMetadata.map(valueOf), outputs: session.outputMetadata.map(valueOf) },
    runsOn: provider.shown,
    isOnCard: provider !== processor,
    run: async (input, output, values, shape) => {
      const feeds = { [input]: new runtime.Tensor('float32', values, [...shape]) };
      const results = await session.run(feeds, [output]);
      const result = results[output];
      if (result === undefined) throw new Error(`The model gave no output ${output}.`);
      return result;
    },
    release: () => session.release(),
  };
};
