/** The edits that mend problems: one for all samples of a kind where one does, else one for each name. */
import { edit as editSchema, type Edit, type EditInput } from '../edit/edit.ts';
import type { Cleaning } from '../caption/cleaning.ts';
import type { TagStyle } from '../caption/style.ts';
import type { Found } from './found.ts';
import type { ProblemKind } from './kinds.ts';

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

type EditOf = (found: Found, style: TagStyle) => EditInput | null;

const normalise: EditOf = () => ({ kind: 'normalise' });
const sort: EditOf = () => ({ kind: 'sort-tags', order: [...activationOrder] });

const clean =
  (what: Cleaning): EditOf =>
  ({ words: [caption] }) => ({ kind: 'clean', caption: caption === 'nl' ? 'nl' : 'tags', what });

/** Kinds that are not here are a person's. */
const edits: Partial<Record<ProblemKind, EditOf>> = {
  'near-miss-name': ({ words: [from = ''], against: [to = ''] }) => ({
    kind: 'rename-tag',
    from,
    to,
    prose: true,
  }),
  'other-separator': ({ against: [at] }) => ({
    kind: 'clean',
    caption: 'tags',
    what: at === 'spaces' ? 'spaces' : 'separators',
  }),
  'odd-characters': clean('characters'),
  'byte-order-mark': clean('byte-order-mark'),
  'old-line-ends': clean('line-ends'),
  'mixed-spelling': normalise,
  'duplicate-tag': normalise,
  'comma-without-space': normalise,
  'unescaped-parentheses': (_, style) =>
    style.escaped ? { kind: 'normalise' } : { kind: 'normalise', style: { ...style, escaped: true } },
  'activation-not-first': sort,
  'activation-not-kept': sort,
  'not-utf8': ({ words: [caption] }) => ({
    kind: 'convert',
    caption: caption === 'nl' ? 'nl' : 'tags',
    encoding: usualEncoding,
  }),
  // With several names it is not plain which stands for which.
  'nl-names-other': ({ words: [from = '', ...more], against: [to = '', ...others] }) =>
    more.length + others.length > 0 ? null : { kind: 'rename-tag', from, to, tags: false, prose: true },
};

/**
 * The edit that mends one problem of a sample, to be previewed; null where only a person knows.
 * @param style how the dataset writes its tags
 */
export const fixOf = (found: Found, style: TagStyle): Edit | null => {
  if (found.sample === null) return null;
  const input = edits[found.kind]?.(found, style) ?? null;
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
