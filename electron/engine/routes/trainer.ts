/** Routes of the trainer's view. */
import type { Hono } from 'hono';
import type { Body } from '../../../shared/api/contract.ts';
import { pipeBuckets, type BucketConfig } from '../../../shared/trainer/bucketConfig.ts';
import type { Trainer } from '../insight/trainer/createTrainer.ts';
import { route } from './route.ts';

/**
 * Options of diffusion-pipe mean diffusion-pipe, whatever the dataset says; resolutions apply to every
 * trainer.
 */
const asked =
  ({ resolutions, minAr, maxAr, numArBuckets }: Body<'POST /api/trainer/buckets'>) =>
  (config: BucketConfig): BucketConfig => {
    const given = [minAr, maxAr, numArBuckets].some((value) => value !== undefined);
    if (config.trainer === 'kohya' && !given) {
      return resolutions === undefined ? config : { ...config, resolutions: resolutions.map(Math.round) };
    }
    const pipe = config.trainer === 'kohya' ? pipeBuckets.parse({}) : config;
    if (!given && resolutions === undefined) return pipe;
    return {
      ...pipe,
      size_buckets: null,
      ...(resolutions === undefined ? {} : { resolutions }),
      ...(given ? { enable_ar_bucket: true, ar_buckets: null } : {}),
      ...(minAr === undefined ? {} : { min_ar: minAr }),
      ...(maxAr === undefined ? {} : { max_ar: maxAr }),
      ...(numArBuckets === undefined ? {} : { num_ar_buckets: numArBuckets }),
    };
  };

export interface TrainerDeps {
  readonly trainer: Trainer;
}

export const trainerRoutes = (app: Hono, { trainer }: TrainerDeps): void => {
  route(app, 'POST /api/trainer/preview', ({ body }) => trainer.preview(body));
  route(app, 'GET /api/trainer/summary', () => trainer.summary());
  route(app, 'POST /api/trainer/dataset-file', ({ body }) => trainer.datasetFile(body.file));
  route(app, 'POST /api/trainer/buckets', ({ body }) => trainer.buckets(asked(body)));
};
