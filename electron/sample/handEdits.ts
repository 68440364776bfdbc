/** Files of an earlier sample that were changed by hand, and would be lost when it is drawn again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { thrownCode } from '../../shared/thrownCode.ts';
import type { SampleTruth } from '../../shared/api/sampleTruth.ts';
import { planSample, type SamplePlan } from './plan.ts';

const read = async (file: string): Promise<Uint8Array | null> => {
  try {
    return await readFile(file);
  } catch (error) {
    if (thrownCode(error) === 'ENOENT') return null;
    throw error;
  }
};

/**
 * Captions that differ from those that were drawn, and files in the way of the next sample that are not from the
 * earlier one. A deleted file is no loss, and what a run left that was killed has never been edited.
 * @param next the sample that is to be drawn in its place
 */
export const handEdits = async (
  dir: string,
  truth: SampleTruth,
  next: SamplePlan,
): Promise<readonly string[]> => {
  if (!truth.complete) return [];
  const earlier = planSample(truth.seed, truth.size);
  const drawn = new Map(earlier.captions.map(({ relPath, bytes }) => [relPath, bytes]));
  const images = new Set(earlier.images.map(({ relPath }) => relPath));
  const edited: string[] = [];
  for (const relPath of new Set([...drawn.keys(), ...next.captions.map((caption) => caption.relPath)])) {
    const bytes = await read(join(dir, relPath));
    const was = drawn.get(relPath);
    if (bytes !== null && !(was !== undefined && Buffer.from(was).equals(bytes))) edited.push(relPath);
  }
  for (const { relPath } of next.images) {
    if (!images.has(relPath) && (await read(join(dir, relPath))) !== null) edited.push(relPath);
  }
  return edited.toSorted();
};
