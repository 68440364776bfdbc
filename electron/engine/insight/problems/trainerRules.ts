/** What the trainer's settings mean for the tags: how many it keeps in place, and where it cuts them. */
import type { TrainerSettings } from '../../../../shared/api/trainer.ts';
import { isDrawn, type MixConfig } from '../../../../shared/trainer/mixConfig.ts';
import { trainerConfig } from '../trainerConfig.ts';
import type { LookRequest } from './protocol.ts';

/** Kept tags where nothing was set yet: as in the most common set-ups. */
const usualKeep = 5;

const moves = ({ shuffle_tags, tag_dropout_percent }: MixConfig): boolean =>
  shuffle_tags || tag_dropout_percent > 0;

/** @param root the dataset's folder, which the path of a config file is relative to */
export const trainerRules = (
  root: string,
  settings: TrainerSettings,
): Pick<LookRequest, 'keep' | 'commas'> => {
  const { mix } = trainerConfig(root, settings);
  const isSet = settings.configFile !== null || isDrawn(mix);
  return {
    keep: !isSet ? usualKeep : isDrawn(mix) && moves(mix) ? Math.max(0, mix.shuffle_keep_first_n) : 0,
    commas: mix.tag_delimiter === ', ',
  };
};
