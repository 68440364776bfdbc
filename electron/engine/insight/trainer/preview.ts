/** One sample as the trainer sees it: draws, exact chances, and the buckets of its image. */
import type { TrainerPreview } from '../../../../shared/api/trainer.ts';
import { repeatsOfImage } from '../../../../shared/export/folderRepeats.ts';
import { analyse } from '../../../../shared/trainer/analyse.ts';
import type { BucketConfig } from '../../../../shared/trainer/bucketConfig.ts';
import { bucketing } from '../../../../shared/trainer/bucketing.ts';
import { asStored, type Fit } from '../../../../shared/trainer/crop.ts';
import { drawCaption } from '../../../../shared/trainer/drawCaption.ts';
import { seededRandom } from '../../../../shared/trainer/random.ts';
import { keysWithin } from '../../../../shared/trainer/tagPart.ts';
import type { OpenDataset } from '../../dataset.ts';
import { EngineError } from '../../errors.ts';
import { flag } from '../../index/columns.ts';
import type { TrainerConfig } from '../trainerConfig.ts';

export interface PreviewRequest {
  readonly id: number;
  readonly draws: number;
  readonly seed: number;
  readonly config: TrainerConfig;
  readonly buckets: BucketConfig;
}

/**
 * The part that is kept, in the image as it is shown: it is cropped at the centre, so only width and height
 * change places.
 */
const shownCrop = ({ crop }: Fit, orientation: number): Fit['crop'] =>
  orientation >= 5 ? { x: crop.y, y: crop.x, width: crop.height, height: crop.width } : crop;

/** @throws EngineError `not-found` when the sample is gone */
export const previewOf = (dataset: OpenDataset, request: PreviewRequest): TrainerPreview => {
  const { id, draws, seed, config, buckets } = request;
  const { columns, texts } = dataset;
  const facts = texts.facts(id);
  const flags = columns.flags[id] ?? 0;
  if (facts === undefined || (flags & flag.alive) === 0)
    throw new EngineError('not-found', 'This image is no longer in the dataset.', { sample: id });
  const source = {
    tags: (flags & flag.tagsPresent) === 0 ? null : facts.tags.text,
    nl: (flags & flag.nlPresent) === 0 ? null : facts.nl.text,
    config: config.mix,
    protectedTags: new Set(config.protectedTags),
  };
  const random = seededRandom(seed);
  const { orientation } = facts;
  const analysis = analyse(source, {
    turned: orientation !== 1,
    folderRepeats: repeatsOfImage(columns.relPath(id)),
    unreadable: [
      ...((flags & flag.tagsUnreadable) === 0 ? [] : (['tags'] as const)),
      ...((flags & flag.nlUnreadable) === 0 ? [] : (['nl'] as const)),
    ],
  });
  const isCharacter = (text: string): boolean =>
    keysWithin(text).some((key) => {
      const tag = columns.tags.find(key);
      return tag >= 0 && columns.tags.category(tag) === 'character';
    });
  const shown = { width: columns.width[id] ?? 0, height: columns.height[id] ?? 0 };
  return {
    relPath: columns.relPath(id),
    draws: Array.from({ length: draws }, () => {
      const { variant, text, tags } = drawCaption(source, random);
      return { variant, text, tags: [...tags] };
    }),
    config: config.used,
    variants: analysis.variants,
    tags: [...analysis.tags],
    nlSeen: analysis.nlSeen,
    activation: analysis.tags.flatMap(({ text }, index) => (isCharacter(text) ? [index] : [])),
    quirks: [...analysis.quirks],
    ...shown,
    buckets: bucketing(buckets)(asStored(shown, orientation)).map(({ bucket, fit }) => {
      const { resolution, ar, width, height } = bucket;
      const { scale, lost } = fit;
      return { resolution, ar, width, height, crop: shownCrop(fit, orientation), scale, lost };
    }),
  };
};
