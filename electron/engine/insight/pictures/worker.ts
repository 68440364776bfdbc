/** The thread that measures images: the only writer of `pictures.db`. */
import { parentPort, workerData } from 'node:worker_threads';
import { EngineError } from '../../errors.ts';
import { createCodec } from '../../images/codec.ts';
import { giveWay } from '../../work/background.ts';
import { serveCalls } from '../../work/rpc.ts';
import { lookAt } from './lookAt.ts';
import {
  pictureState,
  type FilePiece,
  type PicturePiece,
  type PicturesMethods,
  type PicturesThreadData,
} from './protocol.ts';
import { recordBytes } from './record.ts';
import { openPictureStore, type FileVersion, type Known } from './store.ts';

if (parentPort === null) throw new Error('This file runs as a worker.');
giveWay();
// The main thread passes only this; see createPictures.ts.
const { databaseFile, root, atOnce } = workerData as PicturesThreadData;
const store = openPictureStore(databaseFile);
const codec = createCodec();

const filesOf = ({ relPaths, sizes, mtimes }: FilePiece): readonly FileVersion[] =>
  relPaths.map((relPath, i) => ({ relPath, size: sizes[i] ?? 0, mtime: mtimes[i] ?? 0 }));

const pieceOf = (known: readonly (Known | undefined)[]): PicturePiece => {
  const states = new Uint8Array(known.length);
  const records = new Uint8Array(known.length * recordBytes);
  const problems: [number, string][] = [];
  for (const [i, each] of known.entries()) {
    if (each === undefined) continue;
    if (each.problem === null) records.set(each.record, i * recordBytes);
    else problems.push([i, each.problem]);
    states[i] = each.problem === null ? pictureState.measured : pictureState.broken;
  }
  return { states, records, problems };
};

/** `lasting` false: the next attempt may end differently, though the file is the same. */
const looked = async (relPath: string): Promise<{ readonly known: Known; readonly lasting: boolean }> => {
  try {
    return { known: { ...(await lookAt(codec, root, relPath)), problem: null }, lasting: true };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const lasting =
      error instanceof EngineError && error.code === 'image-broken' && error.detail['retry'] !== true;
    return { known: { record: null, look: null, problem }, lasting };
  }
};

const methods: PicturesMethods = {
  known: (piece) => pieceOf(filesOf(piece).map((file) => store.read(file))),
  measure: async (piece) => {
    const files = filesOf(piece);
    const found: (Known | undefined)[] = files.map(() => undefined);
    const kept: (readonly [FileVersion, Known])[] = [];
    const waiting = files.entries();
    const worker = async (): Promise<void> => {
      for (const [i, file] of waiting) {
        const { known, lasting } = await looked(file.relPath);
        found[i] = known;
        if (lasting) kept.push([file, known]);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    store.write(kept);
    return pieceOf(found);
  },
  keep: (relPaths) => store.keep(new Set(relPaths)),
  close: () => store.close(),
};

serveCalls(parentPort, methods);
