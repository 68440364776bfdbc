/** The edits that mend problems: one for all samples of a kind where one does, else one for each name. */
import { edit as editSchema, type Edit, type EditInput } from '../edit/edit.ts';
import type { TagStyle } from '../caption/style.ts';
import type { Found } from './found.ts';

/** Where characters, copyrights and artists come first. */
const activationOrder = [
  'character',
  'copyright',
  'artist',
  'general',
  'meta',
  'year',
  'quality',
  'rating',
] as const;

/** What captions that are not UTF-8 were most often written in. */
const usualEncoding = 'windows-1252';

const inputOf = ({ kind, words, against }: Found, style: TagStyle): EditInput | null => {
  const [word = ''] = words;
  const [other = ''] = against;
  switch (kind) {
    case 'near-miss-name':
      return { kind: 'rename-tag', from: word, to: other, prose: true };
    case 'mixed-spelling':
    case 'duplicate-tag':
    case 'comma-without-space':
      return { kind: 'normalise' };
    case 'unescaped-parentheses':
      return style.escaped
        ? { kind: 'normalise' }
        : { kind: 'normalise', style: { ...style, escaped: true } };
    case 'activation-not-first':
    case 'activation-not-kept':
      return { kind: 'sort-tags', order: [...activationOrder] };
    case 'not-utf8':
      return { kind: 'convert', caption: word === 'nl' ? 'nl' : 'tags', encoding: usualEncoding };
    case 'nl-names-other':
      // With several names it is not plain which stands for which.
      if (words.length !== 1 || against.length !== 1) return null;
      return { kind: 'rename-tag', from: word, to: other, tags: false, prose: true };
    default:
      return null;
  }
};

/**
 * The edit that mends one problem of a sample, to be previewed; null where only a person knows.
 * @param style how the dataset writes its tags
 */
export const fixOf = (found: Found, style: TagStyle): Edit | null => {
  if (found.sample === null) return null;
  const input = inputOf(found, style);
  if (input === null) return null;
  const parsed = editSchema.safeParse(input);
  return parsed.success ? parsed.data : null;
};

export interface Fix {
  readonly edit: Edit;
  /** Ids of the samples that it is for. */
  readonly samples: readonly number[];
}

/** The edits that mend all problems of a kind, most samples first. */
export const fixesOf = (found: readonly Found[], style: TagStyle): readonly Fix[] => {
  const fixes = new Map<string, { readonly edit: Edit; readonly samples: Set<number> }>();
  for (const one of found) {
    const edit = fixOf(one, style);
    if (edit === null || one.sample === null) continue;
    const key = JSON.stringify(edit);
    const known = fixes.get(key);
    if (known === undefined) fixes.set(key, { edit, samples: new Set([one.sample]) });
    else known.samples.add(one.sample);
  }
  return [...fixes.values()]
    .map(({ edit, samples }) => ({ edit, samples: [...samples] }))
    .toSorted((a, b) => b.samples.length - a.samples.length);
};
