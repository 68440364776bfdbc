/** Which start of the machine this is: a crash of a program is told from a power cut by it. */
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { z } from 'zod';

const bootSchema = z.object({
  /** Linux names each start of the machine; null elsewhere. */
  id: z.string().nullable(),
  /** When the machine was started, in milliseconds since 1970, by the clock as it is now. */
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

/** Clocks are set and machines sleep: without an id, only a clear difference is another start. In milliseconds. */
const tolerance = 120_000;

export const isSameBoot = (a: Boot, b: Boot): boolean =>
  a.id !== null && b.id !== null ? a.id === b.id : Math.abs(a.at - b.at) <= tolerance;

export const printBoot = (boot: Boot): string => JSON.stringify(boot);

/** @throws SyntaxError or ZodError: it is no such text */
export const parseBoot = (text: string): Boot => bootSchema.parse(JSON.parse(text));
