/** A thread that runs a tagger: sessions block the thread that they run in. */
import { parentPort } from 'node:worker_threads';
import { EngineError } from '../../errors.ts';
import { createSquares } from '../../images/codec.ts';
import { giveWay } from '../../work/background.ts';
import { serveCalls } from '../../work/rpc.ts';
import { openTagger, type ReadyTagger } from './openTagger.ts';
import type { ImageScores, ImagePlace, TaggerMethods } from './protocol.ts';

if (parentPort === null) throw new Error('This file runs as a worker.');
giveWay();
const readSquare = createSquares();
let tagger: ReadyTagger | null = null;

const close = async (): Promise<void> => {
  const last = tagger;
  tagger = null;
  await last?.close();
};

type Prepared = { readonly square: Uint8Array } | Extract<ImageScores, { ok: false }>;

const prepare = async (image: ImagePlace, { resolved }: ReadyTagger): Promise<Prepared> => {
  try {
    return { square: await readSquare(image, resolved) };
  } catch (error) {
    if (error instanceof EngineError) return { ok: false, cause: 'image', message: error.message };
    throw error;
  }
};

const methods: TaggerMethods = {
  open: async ({ folder, byHand }) => {
    await close();
    tagger = await openTagger(folder, byHand);
    return tagger.opened;
  },
  score: async (images) => {
    if (tagger === null) throw new Error('No tagger is open.');
    const ready = tagger;
    const prepared = await Promise.all(images.map((image) => prepare(image, ready)));
    const squares = prepared.flatMap((one) => ('square' in one ? [one.square] : []));
    const scores = [...(await ready.score(squares))];
    return prepared.map((one) => {
      if (!('square' in one)) return one;
      return { ok: true, scores: scores.shift() ?? new Uint8Array() };
    });
  },
  close,
};

serveCalls(parentPort, methods);
