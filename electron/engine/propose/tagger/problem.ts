/** Why a folder with a tagger cannot be used, in words: what is wrong, what was found there, what to do. */
import { taggerByHand } from '../../../../shared/captioning/tagger/taggerSpec.ts';
import { EngineError } from '../../errors.ts';

/** @param why whole sentences */
export const taggerError = (folder: string, why: string): EngineError =>
  new EngineError('tagger', `The tagger in ${folder} cannot be used. ${why}`, { path: folder });

/** What is there, and what can be said of it by hand. */
export const foundThere = (found: string): string =>
  `Found: ${found}. Can be set by hand: ${Object.keys(taggerByHand.shape).join(', ')}.`;

/** The first line of whatever was thrown. */
export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
