/** The requests that the trainer's thread answers. */
import type { BucketList } from '../../../../shared/api/trainer.ts';
import type { BucketConfig } from '../../../../shared/trainer/bucketConfig.ts';
import type { EpochConfig, EpochSummary } from '../../../../shared/trainer/epoch.ts';

export interface SummaryRequest {
  /** The dataset's index.db. */
  readonly indexFile: string;
  readonly config: EpochConfig;
  /** Identity keys of the tags that name a character. */
  readonly characters: ReadonlySet<string>;
}

export interface BucketsRequest {
  readonly indexFile: string;
  readonly config: BucketConfig;
}

export type TrainerMethods = {
  summary(request: SummaryRequest): EpochSummary;
  buckets(request: BucketsRequest): BucketList;
};
