/** A thread that makes image vectors, and keeps them. Two may run at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { EngineError } from '../../errors.ts';
import { createCodec } from '../../images/codec.ts';
import { realFile } from '../../index/imageFile.ts';
import { giveWay } from '../../work/background.ts';
import { serveCalls } from '../../work/rpc.ts';
import { onWhite, planesOf, resized } from '../pictures/planes.ts';
import { loadNetwork, networkSide, type Network } from './network.ts';
import type { FileList, VectorsMethods, VectorsThreadData } from './protocol.ts';
import { openVectorStore, type FileVersion } from './vectorStore.ts';

if (parentPort === null) throw new Error('This file runs as a worker.');
giveWay();
// The main thread passes only this; see createVectors.ts.
const { databaseFile, root, network: networkFile } = workerData as VectorsThreadData;
const store = openVectorStore(databaseFile);
const codec = createCodec();

const filesOf = ({ relPaths, sizes, mtimes }: FileList): readonly FileVersion[] =>
  relPaths.map((relPath, i) => ({ relPath, size: sizes[i] ?? 0, mtime: mtimes[i] ?? 0 }));

/** The whole image scaled to the network's square, as the network was trained: 0 to 1, pixel by pixel. */
const inputOf = async (relPath: string): Promise<Float32Array> => {
  const file = realFile(root, relPath);
  const pixels = await codec.readPixels({ file, name: relPath }, networkSide * 2);
  const { rgb } = onWhite(pixels);
  const planes = planesOf(pixels.width, pixels.height, rgb).map((plane) =>
    resized(plane, networkSide, networkSide),
  );
  const input = new Float32Array(networkSide * networkSide * 3);
  for (const [channel, { values }] of planes.entries()) {
    for (let at = 0; at < values.length; at += 1) input[at * 3 + channel] = (values[at] ?? 0) / 255;
  }
  return input;
};

/** Undefined for an image that may be readable next time. */
const vectorOf = async (network: Network, relPath: string): Promise<Float32Array | null | undefined> => {
  try {
    return await network.vectorOf(await inputOf(relPath));
  } catch (error) {
    const lasting =
      error instanceof EngineError && error.code === 'image-broken' && error.detail['retry'] !== true;
    if (!(error instanceof EngineError)) throw error;
    return lasting ? null : undefined;
  }
};

let loading: Promise<Network> | null = null;

const methods: VectorsMethods = {
  missing: (files) => filesOf(files).flatMap((file, index) => (store.has(file) ? [] : [index])),
  measure: async (files) => {
    loading ??= loadNetwork(networkFile);
    const network = await loading;
    const kept: (readonly [FileVersion, Float32Array | null])[] = [];
    let unreadable = 0;
    for (const file of filesOf(files)) {
      const vector = await vectorOf(network, file.relPath);
      if (vector === null || vector === undefined) unreadable += 1;
      if (vector !== undefined) kept.push([file, vector]);
    }
    store.write(kept);
    return unreadable;
  },
  close: () => store.close(),
};

serveCalls(parentPort, methods);
