/**
 * What is trained with: the user's file where one is named, else what `proofsheet.json` says, else the fork's
 * defaults.
 */
import type { TrainerSettings, UsedMix } from '../../../shared/api/trainer.ts';
import { ignoredOptions, type MixConfig } from '../../../shared/trainer/mixConfig.ts';
import { EngineError } from '../errors.ts';
import { readUserFile, type UserFile } from './trainer/userFile.ts';

export interface TrainerConfig {
  readonly mix: MixConfig;
  readonly protectedTags: readonly string[];
  readonly batch: number;
  readonly epochs: number;
  /** The same, to be shown. */
  readonly used: UsedMix;
}

const configOf = (settings: TrainerSettings, file: string | null, read: UserFile): TrainerConfig => {
  const { mix, run, problem } = read;
  const protectedTags = [...new Set([...read.protectedTags, ...settings.protectedTags])];
  return {
    mix,
    protectedTags,
    batch: settings.batch ?? run.batch ?? 1,
    epochs: settings.epochs ?? run.epochs ?? 1,
    used: { ...mix, protected_tags: protectedTags, file, ignored: [...ignoredOptions(mix)], problem },
  };
};

const ownMix = (settings: TrainerSettings, problem: string | null): TrainerConfig =>
  configOf(settings, null, {
    mix: settings.mix,
    protectedTags: [],
    run: { epochs: null, batch: null },
    problem,
  });

/**
 * @param root the dataset's folder, which relative paths start from
 * @param asked a file in place of what the settings say
 * @throws EngineError `bad-request` when the file asked for cannot be used; one from the settings is reported
 * as a problem
 */
export const trainerConfig = (root: string, settings: TrainerSettings, asked?: string): TrainerConfig => {
  const named = asked ?? settings.configFile;
  if (named === null) return ownMix(settings, null);
  const read = readUserFile(root, named);
  if (read.ok) return configOf(settings, named, read.value);
  if (asked !== undefined) throw new EngineError('bad-request', read.reason, { path: named });
  return ownMix(settings, read.reason);
};
