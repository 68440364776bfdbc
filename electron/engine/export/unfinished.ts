/**
 * Which exports of a dataset were being written: what is still noted when the dataset is opened next was cut short by the
 * end of the program, and its folder is marked as incomplete.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { jsonFile } from '../work/jsonFile.ts';
import { readManifest } from './manifest.ts';

const noted = z.array(z.object({ out: z.string(), at: z.number() }));

export interface UnfinishedExports {
  /** An export into this folder begins. */
  begin(out: string): void;
  /** It has ended, and the user was told how. */
  ended(out: string): void;
  /** Sentences for people about those that were cut short. */
  notices(): string[];
}

/** Milliseconds for which it is told again at every opening, unless it is completed: a week. */
const toldFor = 7 * 24 * 3600 * 1000;

/** @param dataFolder of the dataset */
export const unfinishedExports = (dataFolder: string, now: () => number = Date.now): UnfinishedExports => {
  const file = jsonFile(join(dataFolder, 'unfinished-exports.json'), noted, () => undefined);
  const without = (out: string) =>
    file.update((all = []) => all.filter((each) => each.out !== out && now() - each.at < toldFor));
  return {
    begin: (out) => {
      without(out);
      file.update((all = []) => [...all, { out, at: now() }]);
    },
    ended: (out) => void without(out),
    notices: () =>
      (file.read() ?? [])
        .filter(({ out, at }) => now() - at < toldFor && readManifest(out)?.state === 'incomplete')
        .map(
          ({ out }) =>
            `The export into ${out} was not finished when Proofsheet ended, and is marked as incomplete: export into this folder again to complete it.`,
        ),
  };
};
