/** How long and in what batches a diffusion-pipe `.toml` trains, as far as the file says. */
import { z } from 'zod';

const count = z.number().int().positive();

/** Only the known keys are read; a value that is not a plain number (a batch for each resolution) is left out. */
const runTable = z.object({
  epochs: count.optional().catch(undefined),
  micro_batch_size_per_gpu: count.optional().catch(undefined),
  gradient_accumulation_steps: count.optional().catch(undefined),
});

export interface RunConfig {
  readonly epochs: number | null;
  /** Images in one step on one GPU; null where the file does not say. */
  readonly batch: number | null;
}

/** @param document the file, parsed */
export const readRun = (document: unknown): RunConfig => {
  const read = runTable.safeParse(document);
  if (!read.success) return { epochs: null, batch: null };
  const { epochs, micro_batch_size_per_gpu: micro, gradient_accumulation_steps: steps } = read.data;
  return { epochs: epochs ?? null, batch: micro === undefined ? null : micro * (steps ?? 1) };
};
