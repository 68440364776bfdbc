/** Identifies the current start of the machine: it tells a crash of a program from a power cut. */
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { z } from 'zod';

const bootSchema = z.object({
  /** Linux gives each start of the machine an id; null elsewhere. */
  id: z.string().nullable(),
  /** When the machine was started, in milliseconds since 1970, by the current clock. */
  at: z.number(),
});
export type Boot = z.infer<typeof bootSchema>;

const linuxBootId = (): string | null => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
};

export const currentBoot = (): Boot => ({ id: linuxBootId(), at: Date.now() - uptime() * 1000 });

/** Clocks are set and machines sleep: without an id, only a clear difference, in milliseconds, is another start. */
const tolerance = 120_000;

export const isSameBoot = (a: Boot, b: Boot): boolean =>
  a.id !== null && b.id !== null ? a.id === b.id : Math.abs(a.at - b.at) <= tolerance;

export const printBoot = (boot: Boot): string => JSON.stringify(boot);

/** @throws SyntaxError or ZodError when it is no such text */
export const parseBoot = (text: string): Boot => bootSchema.parse(JSON.parse(text));
