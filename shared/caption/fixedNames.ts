/**
 * Names that a base model was trained on in one spelling: `score_9` is a word of its own to Pony, `score 9`
 * is not. They keep it in every style, and do not count for the style of a dataset.
 */

export interface FixedName {
  /** Identity keys of these names: lower case, with spaces. */
  readonly key: RegExp;
  /** For which model, and its source. */
  readonly source: string;
}

export const fixedNames: readonly FixedName[] = [
  {
    key: /^score \d{1,2}(?: up)?$/,
    source:
      'Pony Diffusion V6 XL, model card: score_9, score_8_up ... score_4_up. Anima, model card: score_9 ... score_1, the only tags with an underscore.',
  },
  {
    key: /^source (?:pony|furry|cartoon|anime)$/,
    source: 'Pony Diffusion V6 XL, model card: source_pony, source_furry, source_cartoon, source_anime.',
  },
  {
    key: /^rating (?:safe|questionable|explicit|general|sensitive)$/,
    source:
      'Pony Diffusion V6 XL, model card: rating_safe, rating_questionable, rating_explicit. The other two are danbooru’s ratings, written likewise.',
  },
  {
    key: /^style cluster \d{1,4}$/,
    source: 'Pony V7, model card: style_cluster_1 ... style_cluster_2048.',
  },
];

/** The spelling of a name that has only one; null for all others. */
export const fixedNameOf = (key: string): string | null =>
  fixedNames.some((name) => name.key.test(key)) ? key.replaceAll(' ', '_') : null;
