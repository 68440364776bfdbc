/**
 * The thread that looks for duplicates: reads what is known of the images, and keeps the pairs that it finds
 * for the next time.
 */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { change, closeness } from '../../../../shared/api/duplicates.ts';
import { jsonFile } from '../../work/jsonFile.ts';
import { giveWay } from '../../work/background.ts';
import type { Progress } from '../../work/inThread.ts';
import { serveCalls } from '../../work/rpc.ts';
import { coloursIn, landmarksIn, sizeIn } from '../pictures/look.ts';
import { openPictureStore, type FileVersion } from '../pictures/store.ts';
import { findPairs, type Kept } from './findPairs.ts';
import { renumbered } from './groups.ts';
import type { DuplicatesMethods, DuplicatesThreadData } from './protocol.ts';

if (parentPort === null) throw new Error('This file runs as a worker.');
giveWay();
// The main thread passes only this; see createDuplicates.ts.
const { picturesFile, pairsFile } = workerData as DuplicatesThreadData;
const store = openPictureStore(picturesFile);

/** Raise it when the rules change: pairs that were kept by old rules are discarded. */
const rules = 3;

const kept = jsonFile(
  pairsFile,
  z.object({
    of: z.string(),
    pairs: z.array(
      z.tuple([z.number(), z.number(), closeness, z.number(), z.array(change), z.array(change)]),
    ),
  }),
  () => undefined,
);

const keptOf = (file: FileVersion): Kept | null => {
  const known = store.read(file);
  if (known === undefined || known.problem !== null) return null;
  const { width, height } = sizeIn(known.look);
  // Large parts are read when they are needed.
  const look = (): Uint8Array => store.read(file)?.look ?? new Uint8Array(0);
  return {
    record: known.record.slice(),
    width,
    height,
    landmarks: () => landmarksIn(look()),
    colours: () => coloursIn(look()),
  };
};

const methods: DuplicatesMethods = {
  find: (files) => {
    const numbers: number[] = [];
    const pictures: Kept[] = [];
    const signature = createHash('sha256').update(String(rules));
    for (const [n, file] of files.entries()) {
      const image = keptOf(file);
      if (image === null) continue;
      numbers.push(n);
      pictures.push(image);
      signature.update(image.record);
    }
    const of = signature.digest('hex');
    const before = kept.read();
    const own =
      before?.of === of
        ? before.pairs.map(([a, b, close, distance, changes, back]) => ({
            a,
            b,
            closeness: close,
            distance,
            changes,
            back,
          }))
        : findPairs(pictures, {
            progress: (done, total) => notify({ done, total } satisfies Progress),
          });
    if (before?.of !== of) {
      kept.write({
        of,
        pairs: own.map((p) => [p.a, p.b, p.closeness, p.distance, [...p.changes], [...p.back]]),
      });
    }
    store.close();
    return own.map((pair) => renumbered(pair, numbers[pair.a] ?? 0, numbers[pair.b] ?? 0));
  },
};

const notify = serveCalls(parentPort, methods);
