/**
 * A second start passes its folder to the existing window: by a file in the data folder, which the first
 * process removes when it has understood it. Electron's own way loses a path that is not ASCII, and does not
 * confirm that it was received.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/** Milliseconds for the first process to take it: it may be busy starting. */
const patience = 10_000;
/** Milliseconds between two looks. */
const every = 50;

/** The message of the second start when the first did not take its folder. */
export const notTaken =
  'The Proofsheet that is open did not take the folder: open it there (File > Open dataset folder), or close it first.';

const asked = z.object({ folder: z.string().refine((folder) => isAbsolute(folder)) });

/** @param place a folder of the data folder, for these files alone @returns the file of the request */
export const askToOpen = (place: string, folder: string): string => {
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const file = join(place, `${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify({ folder }), { flag: 'wx', mode: 0o600 });
  return file;
};

/** Takes all requests that are understood. @returns the folders */
export const takeAsked = (place: string): readonly string[] => {
  if (!existsSync(place)) return [];
  return readdirSync(place).flatMap((name) => {
    const file = join(place, name);
    try {
      const old = Date.now() - statSync(file).mtimeMs > patience;
      const { folder } = asked.parse(JSON.parse(readFileSync(file, 'utf8')));
      rmSync(file);
      // The second start has given up.
      return old ? [] : [folder];
    } catch {
      // The file stays, and the second start reports that it was not understood.
      return [];
    }
  });
};

/** Whether the first process has taken it. Afterwards the file is gone in any case. */
export const wasTaken = async (file: string, longest = patience): Promise<boolean> => {
  const until = performance.now() + longest;
  while (existsSync(file)) {
    if (performance.now() > until) {
      rmSync(file, { force: true });
      return false;
    }
    await wait(every);
  }
  return true;
};
