/** Image vectors of files, for benches: made as the engine makes them. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { VectorsMethods, VectorsThreadData } from '../../electron/engine/insight/vectors/protocol.ts';
import { openVectorStore, type FileVersion } from '../../electron/engine/insight/vectors/vectorStore.ts';
import { callWorker } from '../../electron/engine/work/rpc.ts';

/** Vectors of these files, made by the engine's own thread. */
export const vectorsOf = async (
  root: string,
  relPaths: readonly string[],
): Promise<(Float32Array | undefined)[]> => {
  const databaseFile = join(root, 'vectors.db');
  const network = fileURLToPath(
    new URL('../../electron/engine/insight/vectors/model/mobilenet.onnx', import.meta.url),
  );
  const workerData: VectorsThreadData = { databaseFile, root, network };
  const file = new URL('../../electron/engine/insight/vectors/worker.ts', import.meta.url);
  const thread = callWorker<VectorsMethods>(new Worker(file, { workerData }), () => undefined);
  const files = relPaths.map((relPath): FileVersion => {
    const { size, mtimeMs } = statSync(join(root, relPath));
    return { relPath, size, mtime: mtimeMs };
  });
  const sizes = Float64Array.from(files, ({ size }) => size);
  const mtimes = Float64Array.from(files, ({ mtime }) => mtime);
  await thread.call('measure', { relPaths, sizes, mtimes });
  await thread.call('close', null);
  await thread.end();
  const store = openVectorStore(databaseFile);
  const vectors = files.map((each) => store.read(each) ?? undefined);
  store.close();
  return vectors;
};
