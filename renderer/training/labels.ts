/** Variants, shares and sizes in words. */
import type { TrainerPreview } from '../../shared/api/trainer.ts';
import type { Variant } from '../../shared/trainer/variants.ts';

export const variantWords: Readonly<Record<Variant, string>> = {
  tags: 'Tags',
  nl: 'NL caption',
  tags_nl: 'Tags + NL caption',
  nl_tags: 'NL caption + tags',
  empty: 'Empty',
};

/** 0.123 as "12 %"; only nothing is "0 %", and only all is "100 %". */
export const percent = (share: number): string => {
  if (share > 0 && share < 0.005) return 'under 1 %';
  if (share < 1 && share > 0.995) return 'over 99 %';
  return `${Math.round(share * 100)} %`;
};

const times = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
export const scaleText = (scale: number): string => times.format(scale);

/** A caption in pieces: its tags, its NL caption, and what is between them. */
export type Piece =
  | { readonly kind: 'tags' }
  | { readonly kind: 'nl'; readonly text: string }
  | { readonly kind: 'joint'; readonly text: string };

const joint = '. ';

/** The pieces of a drawn caption in their order. */
export const piecesOf = (
  { variant, text, tags }: TrainerPreview['draws'][number],
  delimiter: string,
): readonly Piece[] => {
  const written = tags
    .filter(({ fate }) => fate !== 'dropped')
    .map((tag) => tag.text)
    .join(delimiter);
  if (written === '') return text === '' ? [] : [{ kind: 'nl', text }];
  if (text === written) return [{ kind: 'tags' }];
  if (variant === 'tags_nl' && text.startsWith(written + joint)) {
    return [
      { kind: 'tags' },
      { kind: 'joint', text: joint },
      { kind: 'nl', text: text.slice(written.length + joint.length) },
    ];
  }
  if (variant === 'nl_tags' && text.endsWith(joint + written)) {
    return [
      { kind: 'nl', text: text.slice(0, -(written.length + joint.length)) },
      { kind: 'joint', text: joint },
      { kind: 'tags' },
    ];
  }
  return [{ kind: 'nl', text }];
};
