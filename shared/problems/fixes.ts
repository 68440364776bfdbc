/** The edits that fix problems: one for all samples of a kind where possible, else one for each name. */
import { edit as editSchema, type Edit } from '../edit/edit.ts';
import type { TagStyle } from '../caption/style.ts';
import type { Found } from './found.ts';
import { kindRow } from './kinds.ts';

/**
 * The edit that fixes one problem of a sample, to be previewed; null where only a person can.
 * @param style how the dataset writes its tags
 */
export const fixOf = (found: Found, style: TagStyle): Edit | null => {
  if (found.sample === null) return null;
  const input = kindRow(found.kind).fix?.(found, style) ?? null;
  if (input === null) return null;
  const parsed = editSchema.safeParse(input);
  return parsed.success ? parsed.data : null;
};

export interface Fix {
  readonly edit: Edit;
  /** Ids of its samples. */
  readonly samples: readonly number[];
}

/** The edits that fix all problems of a kind, most samples first. */
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
