/**
 * One caption as the trainer would draw it for one step: in the order of the diffusion-pipe fork, its quirks
 * included, with a random source of our own.
 */
import { isDrawn, type MixConfig } from './mixConfig.ts';
import { drawNl, trainerNl } from './nlPart.ts';
import { strip, universalNewlines } from './python.ts';
import type { Random } from './random.ts';
import { drawTags, trainerTags, type DrawnTag } from './tagPart.ts';
import { variantShares, type MixedVariant, type Variant } from './variants.ts';

/** The trainer's input for a draw. */
export interface MixSource {
  /** Text of the tags file; null when it is missing. */
  readonly tags: string | null;
  /** Text of the NL file; null when it is missing. */
  readonly nl: string | null;
  readonly config: MixConfig;
  readonly protectedTags: ReadonlySet<string>;
}

export interface Draw {
  readonly variant: Variant;
  /** What is trained on. */
  readonly text: string;
  /** All tags in their drawn order, also where the variant leaves them out; empty where nothing was drawn. */
  readonly tags: readonly DrawnTag[];
}

const pick = (hasNl: boolean, config: MixConfig, random: Random): MixedVariant => {
  const shares = variantShares(hasNl, { ...config, caption_dropout_percent: 0 });
  if (config.caption_mode !== 'mixed') return shares.nl === 1 ? 'nl' : 'tags';
  let left = random.unit();
  let last: MixedVariant = 'tags';
  for (const variant of ['tags', 'nl', 'tags_nl', 'nl_tags'] as const) {
    if (shares[variant] === 0) continue;
    last = variant;
    left -= shares[variant];
    if (left < 0) return variant;
  }
  return last;
};

const join = (variant: MixedVariant, tags: string, nl: string): string => {
  if (tags === '' || nl === '') return tags + nl;
  const texts: Record<MixedVariant, string> = {
    tags,
    nl,
    // A full stop is inserted between them, whether or not there is one: "... hair.. 1girl".
    tags_nl: `${tags}. ${nl}`,
    nl_tags: `${nl}. ${tags}`,
  };
  return texts[variant];
};

export const drawCaption = (source: MixSource, random: Random): Draw => {
  const { config, protectedTags } = source;
  const original = strip(universalNewlines(source.tags ?? ''));
  if (!isDrawn(config)) {
    const tags = trainerTags(original, config.tag_delimiter);
    return {
      variant: 'tags',
      text: original,
      tags: tags.map((text, index) => ({ text, index, fate: 'kept' })),
    };
  }
  if (config.caption_dropout_percent > 0 && random.unit() < config.caption_dropout_percent)
    return { variant: 'empty', text: '', tags: [] };
  const nl = config.caption_mode === 'tags' ? null : trainerNl(source.nl);
  // Both are shuffled and thinned out before the variant is drawn, also when it leaves them out.
  const tags = drawTags(trainerTags(original, config.tag_delimiter), config, protectedTags, random);
  const drawnNl = nl === null ? '' : drawNl(nl, config, random);
  const variant = pick(nl !== null, config, random);
  const surviving = tags.flatMap(({ text, fate }) => (fate === 'dropped' ? [] : [text]));
  const text = join(variant, surviving.join(config.tag_delimiter), drawnNl);
  return { variant, text: text === '' ? original : text, tags };
};
