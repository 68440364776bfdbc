/** A tagger in a thread of its own: opened once for many images, ended when it is no longer needed, since it holds much memory. */
import { taggerCategories } from '../../../../shared/captioning/tagger/taggerSpec.ts';
import type { TaggerFound } from '../../../../shared/api/proposals.ts';
import { createKeptThread } from '../../work/keptThread.ts';
import { callWorker, thrownThere } from '../../work/rpc.ts';
import { startWorker } from '../../work/workers.ts';
import type { OpenedTagger, ImageScores, ImagePlace, TaggerMethods, TaggerPlace } from './protocol.ts';

export interface Tagger {
  /**
   * Opens a tagger; one that is open already is given at once, another one is closed before.
   * @throws EngineError `tagger`, `no-inference`
   */
  open(place: TaggerPlace): Promise<OpenedTagger>;
  /**
   * Scores images with the tagger that is open, each for itself: one that cannot be decoded keeps no other from its scores.
   * @throws EngineError `tagger` where the model fails; the signal's reason, once it has aborted and what runs has ended
   */
  score(images: readonly ImagePlace[], signal: AbortSignal): Promise<readonly ImageScores[]>;
  /** Ends the thread. Another `open` starts it again. */
  close(): Promise<void>;
}

export interface TaggerOptions {
  readonly log: (line: string) => void;
}

/** Batches that are with the thread: while one is scored, the next one is decoded. */
const underWay = 2;

export const createTagger = ({ log }: TaggerOptions): Tagger => {
  const thread = createKeptThread<TaggerMethods>(() => callWorker(startWorker('tagger'), () => undefined));
  let open: { readonly at: string; readonly opened: Promise<OpenedTagger> } | null = null;

  const close = async (): Promise<void> => {
    open = null;
    await thread.end();
  };

  const start = async (place: TaggerPlace): Promise<OpenedTagger> => {
    try {
      const opened = await thread.opened().call('open', place);
      log(`Tagger ${opened.name} (${opened.profile}) runs on ${opened.runsOn}.`);
      return opened;
    } catch (error) {
      // A thread that has failed is of no use, and one without a tagger is not needed.
      await close();
      throw thrownThere(error);
    }
  };

  return {
    open: (place) => {
      const at = JSON.stringify(place);
      if (open?.at !== at) open = { at, opened: start(place) };
      return open.opened;
    },
    score: async (images, signal) => {
      signal.throwIfAborted();
      if (open === null) throw new Error('No tagger is open.');
      const { batch } = await open.opened;
      const results: ImageScores[] = [];
      let next = 0;
      const work = async (): Promise<void> => {
        while (next < images.length && !signal.aborted) {
          const from = next;
          next += batch;
          const scored = await thread.opened().call('score', images.slice(from, from + batch));
          for (const [at, one] of scored.entries()) results[from + at] = one;
        }
      };
      for (const ended of await Promise.allSettled(Array.from({ length: underWay }, work))) {
        if (ended.status === 'rejected') throw thrownThere(ended.reason);
      }
      signal.throwIfAborted();
      return results;
    },
    close,
  };
};

/**
 * What lies in a folder with a tagger.
 * @throws EngineError `tagger`, `no-inference`
 */
export const describeTagger = async (place: TaggerPlace): Promise<TaggerFound> => {
  const tagger = createTagger({ log: () => undefined });
  try {
    const { model, profile, facts, labels, thresholds } = await tagger.open(place);
    return {
      model,
      profile,
      facts: [...facts],
      labels: labels.names.length,
      categories: taggerCategories.flatMap((category) => {
        const count = labels.categories.filter((one) => one === category).length;
        return count === 0 ? [] : [{ category, labels: count, threshold: thresholds[category] }];
      }),
    };
  } finally {
    await tagger.close();
  }
};
