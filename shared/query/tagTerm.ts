/**
 * The term that finds the samples of one tag: clicks on tags and filters, and completions, put it into the
 * query.
 */
import type { TagCategory } from '../api/caption.ts';
import { tagKey } from '../caption/identity.ts';
import type { TagField } from './ast.ts';
import { printTerm } from './print.ts';

const fieldOf: Partial<Record<TagCategory, TagField>> = {
  character: 'char',
  artist: 'artist',
  copyright: 'copyright',
};

/** @param text any spelling of the tag */
export const tagTerm = (text: string, category: TagCategory): string =>
  printTerm({
    kind: 'tag',
    field: fieldOf[category] ?? 'tag',
    value: [{ kind: 'text', text: tagKey(text) }],
  });
