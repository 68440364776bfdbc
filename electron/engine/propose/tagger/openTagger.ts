/** A tagger that is ready to score images: its folder looked through, its model opened, what fits it put together. */
import {
  resolveTagger,
  taggerFacts,
  TaggerProblem,
  type ResolvedTagger,
} from '../../../../shared/captioning/tagger/resolve.ts';
import { encodeScores } from '../../../../shared/captioning/tagger/scores.ts';
import type { TaggerByHand } from '../../../../shared/captioning/tagger/taggerSpec.ts';
import { EngineError } from '../../errors.ts';
import { inputShape, writeInput } from './input.ts';
import { foundThere, runtimeWords, taggerError } from './problem.ts';
import type { OpenedTagger } from './protocol.ts';
import { openSession, type TaggerSession } from './session.ts';
import { findLabels, folderShown, lookIntoFolder, type TaggerFolder } from './taggerFolder.ts';
import { taggerName } from './taggerName.ts';

export interface ReadyTagger {
  readonly opened: OpenedTagger;
  readonly resolved: ResolvedTagger;
  /**
   * @param squares pixels as the tagger's input wants them, at most `opened.batch` of them
   * @returns the scores of each, as they are kept
   * @throws EngineError `tagger`
   */
  score(squares: readonly Uint8Array[]): Promise<readonly Uint8Array[]>;
  close(): Promise<void>;
}

/** Images at once, where the model leaves it open. More make a card quicker, but keep people waiting who stop a run. */
const usualBatch = { card: 8, processor: 2 } as const;

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** Rounding may lead a probability a little beyond. */
const slack = 1e-3;

/** What is wrong with numbers that are to be scores; null: nothing. */
const wrongNumbers = (values: Float32Array, { activation, output }: ResolvedTagger): string | null => {
  for (const value of values) {
    if (Number.isNaN(value)) return `Its output "${output}" holds something that is no number.`;
    if (activation === 'none' && (value < -slack || value > 1 + slack)) {
      return `Its output "${output}" holds ${value.toFixed(2)}, which is no probability. Set by hand: activation (sigmoid), or another output.`;
    }
  }
  return null;
};

/** Runs batches, singly where the model turns out to take no more than one. */
const createScorer = (
  found: TaggerFolder,
  session: TaggerSession,
  resolved: ResolvedTagger,
  labels: number,
) => {
  const failed = (why: string): EngineError => taggerError(found.folder, why);
  const pixels = resolved.size ** 2 * 3;
  let takesMany = true;

  const run = async (squares: readonly Uint8Array[], images: number): Promise<readonly Uint8Array[]> => {
    const input = new Float32Array(images * pixels);
    for (const [at, square] of squares.entries())
      writeInput(square, resolved, input.subarray(at * pixels, (at + 1) * pixels));
    const { data } = await session.run(resolved.input, resolved.output, input, inputShape(resolved, images));
    if (!(data instanceof Float32Array)) throw failed(`Its output "${resolved.output}" is not float32.`);
    if (data.length !== images * labels) {
      throw failed(
        `Its output "${resolved.output}" has ${data.length / images} scores, but there are ${labels} labels. The labels belong to another model.`,
      );
    }
    const wrong = wrongNumbers(data, resolved);
    if (wrong !== null) throw failed(wrong);
    return squares.map((_, at) => {
      const scores = data.subarray(at * labels, (at + 1) * labels);
      return encodeScores(resolved.activation === 'sigmoid' ? scores.map(sigmoid) : scores);
    });
  };

  const singly = async (squares: readonly Uint8Array[]): Promise<readonly Uint8Array[]> => {
    const all: Uint8Array[] = [];
    for (const square of squares) all.push(...(await run([square], 1)));
    return all;
  };

  return async (squares: readonly Uint8Array[]): Promise<readonly Uint8Array[]> => {
    if (squares.length === 0) return [];
    try {
      if (resolved.batch !== null) return await run(squares, resolved.batch);
      if (!takesMany) return await singly(squares);
      return await run(squares, squares.length).catch((error: unknown) => {
        if (squares.length === 1) throw error;
        // Some models say that they take any number of images, and hold a 1 further inside.
        takesMany = false;
        return singly(squares);
      });
    } catch (error) {
      throw error instanceof EngineError
        ? error
        : failed(`Its model failed on an image: ${runtimeWords(error)}.`);
    }
  };
};

/**
 * @param place a folder, or a model's file
 * @throws EngineError `tagger`, `no-inference`
 */
export const openTagger = async (place: string, byHand: TaggerByHand): Promise<ReadyTagger> => {
  const found = lookIntoFolder(place, byHand);
  const session = await openSession(found);
  try {
    const { profile, labels, file } = findLabels(found, session.face, byHand);
    const resolved = resolveTagger(profile, session.face, byHand, labels.names.length);
    const usual = session.isOnCard ? usualBatch.card : usualBatch.processor;
    return {
      resolved,
      opened: {
        name: taggerName(found.folder, found.model),
        model: found.model,
        profile: resolved.profile,
        facts: [
          ...taggerFacts(resolved),
          `labels: ${file}, ${labels.names.length}`,
          `runs on: ${session.runsOn}`,
        ],
        runsOn: session.runsOn,
        labels,
        thresholds: resolved.thresholds,
        batch: resolved.batch ?? usual,
      },
      score: createScorer(found, session, resolved, labels.names.length),
      close: () => session.release(),
    };
  } catch (error) {
    const shown = folderShown(found, session.face);
    await session.release();
    if (error instanceof TaggerProblem) {
      throw taggerError(found.folder, `${error.message} ${foundThere(shown)}`, true);
    }
    throw error;
  }
};
