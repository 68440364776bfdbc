/** Which parts a drawn caption has, and how likely each variant is. */
import { isDrawn, type MixConfig } from './mixConfig.ts';

export const mixedVariants = ['tags', 'nl', 'tags_nl', 'nl_tags'] as const;
export type MixedVariant = (typeof mixedVariants)[number];
export const variants = [...mixedVariants, 'empty'] as const;
export type Variant = (typeof variants)[number];
export type VariantShares = Readonly<Record<Variant, number>>;

const none: VariantShares = { tags: 0, nl: 0, tags_nl: 0, nl_tags: 0, empty: 0 };

const mixedShares = ({ mixed_weights: weights }: MixConfig): VariantShares => {
  const total = weights.tags + weights.nl + weights.tags_nl + weights.nl_tags;
  if (total === 0) return { ...none, tags: 1 };
  return {
    tags: weights.tags / total,
    nl: weights.nl / total,
    tags_nl: weights.tags_nl / total,
    nl_tags: weights.nl_tags / total,
    empty: 0,
  };
};

const withoutDropout = (hasNl: boolean, config: MixConfig): VariantShares => {
  if (!hasNl || config.caption_mode === 'tags') return { ...none, tags: 1 };
  return config.caption_mode === 'nl' ? { ...none, nl: 1 } : mixedShares(config);
};

/**
 * The probability of each variant at one step; they sum to one.
 * @param hasNl whether the sample has an NL caption with something in it; without one, only tags are drawn
 */
export const variantShares = (hasNl: boolean, config: MixConfig): VariantShares => {
  if (!isDrawn(config)) return { ...none, tags: 1 };
  const empty = config.caption_dropout_percent;
  const rest = withoutDropout(hasNl, config);
  return {
    tags: rest.tags * (1 - empty),
    nl: rest.nl * (1 - empty),
    tags_nl: rest.tags_nl * (1 - empty),
    nl_tags: rest.nl_tags * (1 - empty),
    empty,
  };
};
