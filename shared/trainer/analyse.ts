/** The possible draws of a sample, without drawing: how likely each variant and each tag is. */
import type { MixSource } from './drawCaption.ts';
import { quirkFinder, type Quirk, type TrainerFiles } from './quirks.ts';
import { trainerNl } from './nlPart.ts';
import { nlShare, survival, tagsShare } from './shares.ts';
import { keptFirst, trainerTags } from './tagPart.ts';
import { isDrawn } from './mixConfig.ts';
import { variantShares, type VariantShares } from './variants.ts';

export interface TagChance {
  readonly text: string;
  /** Why it is never dropped; null where it may be. */
  readonly keptBy: 'place' | 'list' | null;
  /** Probability that it survives, of the draws that have tags. */
  readonly survives: number;
  /** Probability that a draw has it. */
  readonly seen: number;
}

export interface MixAnalysis {
  readonly variants: VariantShares;
  readonly tags: readonly TagChance[];
  /** Probability that a draw has the NL caption in it. */
  readonly nlSeen: number;
  readonly quirks: readonly Quirk[];
}

/** @param files other properties of the sample's files that cause quirks */
export const analyse = (source: MixSource, files: Omit<TrainerFiles, 'tags' | 'nl'>): MixAnalysis => {
  const { config, protectedTags } = source;
  const tags = trainerTags(source.tags ?? '', config.tag_delimiter);
  const hasNl = trainerNl(source.nl) !== null;
  const withTags = tagsShare(hasNl, config);
  const kept = isDrawn(config) ? keptFirst(config, tags.length) : 0;
  return {
    variants: variantShares(hasNl, config),
    tags: tags.map((text, index) => {
      const survives = survival(tags, config, index, protectedTags);
      const listed = protectedTags.has(text) ? 'list' : null;
      return { text, keptBy: index < kept ? 'place' : listed, survives, seen: survives * withTags };
    }),
    nlSeen: nlShare(tags.length > 0, hasNl, config),
    quirks: quirkFinder(config, protectedTags)({ tags, nl: source.nl, ...files }),
  };
};
