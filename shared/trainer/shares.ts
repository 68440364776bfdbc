/** How likely each part of a caption is seen at one step, without drawing: exact. */
import { isDrawn, type MixConfig } from './mixConfig.ts';
import { dropCount, keptFirst } from './tagPart.ts';
import { variantShares } from './variants.ts';

const noTags: ReadonlySet<string> = new Set();

/** Probability that all `wanted` of `droppable` are among those dropped: hypergeometric. */
const allDropped = (wanted: number, droppable: number, dropped: number): number => {
  let probability = 1;
  for (let i = 0; i < wanted; i += 1) probability *= Math.max(0, dropped - i) / (droppable - i);
  return probability;
};

/**
 * Probability that a tag survives shuffling and dropout, of the draws that have tags at all. One that is
 * written twice survives when either does. The order does not matter: shuffling moves only tags that their
 * position does not protect.
 * @param tags as the trainer splits them
 */
export const survival = (
  tags: readonly string[],
  config: MixConfig,
  tagIndex: number,
  protectedTags: ReadonlySet<string> = noTags,
): number => {
  const wanted = tags[tagIndex];
  if (wanted === undefined) return 0;
  if (!isDrawn(config) || protectedTags.has(wanted)) return 1;
  const kept = keptFirst(config, tags.length);
  let droppable = 0;
  let copies = 0;
  for (const [index, tag] of tags.entries()) {
    if (index < kept) {
      if (tag === wanted) return 1;
      continue;
    }
    if (protectedTags.has(tag)) continue;
    droppable += 1;
    if (tag === wanted) copies += 1;
  }
  return 1 - allDropped(copies, droppable, dropCount(droppable, tags.length, config.tag_dropout_percent));
};

/** Probability that a step's caption has its tags in it. */
export const tagsShare = (hasNl: boolean, config: MixConfig): number => {
  const shares = variantShares(hasNl, config);
  return shares.tags + shares.tags_nl + shares.nl_tags;
};

/** Probability that a step's caption has its NL caption in it. */
export const nlShare = (hasTags: boolean, hasNl: boolean, config: MixConfig): number => {
  if (!hasNl || !isDrawn(config) || config.caption_mode === 'tags') return 0;
  const shares = variantShares(hasNl, config);
  // Without tags, the NL caption is alone in every variant.
  return hasTags ? shares.nl + shares.tags_nl + shares.nl_tags : 1 - shares.empty;
};

/**
 * Probability that a tag of a sample is in the caption of one step. Times repeats and samples, this is how often it is
 * expected to be seen in an epoch.
 * @param tags the sample's tags in the order of its caption
 * @param hasNl whether it has an NL caption with something in it
 * @param tagIndex of the tag asked for, from 0; 0 is returned where there is none
 */
export const activationShare = (
  tags: readonly string[],
  hasNl: boolean,
  config: MixConfig,
  tagIndex: number,
  protectedTags: ReadonlySet<string> = noTags,
): number => tagsShare(hasNl, config) * survival(tags, config, tagIndex, protectedTags);
