/** Why a folder with a tagger cannot be used, in words: what is wrong, what was found there, what to do. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { taggerByHand } from '../../../../shared/captioning/tagger/taggerSpec.ts';
import { EngineError } from '../../errors.ts';

/** @param why whole sentences @param byHand whether something can be set by hand that would help */
export const taggerError = (folder: string, why: string, byHand = false): EngineError =>
  new EngineError('tagger', `The tagger in ${folder} cannot be used. ${why}`, { path: folder, byHand });

/** What is there, and what can be said of it by hand. */
export const foundThere = (found: string): string =>
  `Found: ${found}. Can be set by hand: ${Object.keys(taggerByHand.shape).join(', ')}.`;

/** Where in the runtime's own source an error arose, with the function's signature: `/src/model.cc:187 ns::f(int, T&) `. */
const ownSource = /\S+\.(?:cc|cpp|h|hpp|cu):\d+ .*?\)(?: const)?(?: \[with [^\]]*\])? (?=\S)/g;

/** The first sentence of an error of the runtime, without its stop, its paths and its signatures. */
export const runtimeWords = (error: unknown): string => {
  const words = firstLine(error)
    .replace(/^Load model from .*? failed:\s*/, '')
    .replaceAll(ownSource, '')
    .trim();
  const [sentence = ''] = words.split(/[.!](?=\s|$)/, 1);
  return sentence.trim() === '' ? words : sentence.trim();
};

/** Files that Git keeps elsewhere are this small, and begin so. */
const [pointerBegin, mostOfPointer] = ['version https://git-lfs.github.com/', 1024];

/** What is wrong with a file before it is read, for a sentence that begins with its name; null: nothing. */
export const emptyFile = (folder: string, name: string): string | null => {
  const path = join(folder, name);
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? null;
  if (size === null || size > mostOfPointer) return null;
  if (size === 0) return `${name} is empty. Download it again.`;
  if (!readFileSync(path, 'utf8').startsWith(pointerBegin)) return null;
  return `${name} is a Git LFS pointer, not the file itself: run git lfs pull in ${folder}.`;
};

/** The first line of whatever was thrown. */
export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
