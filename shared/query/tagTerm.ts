/**
 * The term that finds the samples of one tag: clicks on tags and filters, and completions, put it into the
 * query.
 */
import type { TagCategory } from '../api/caption.ts';
import { tagKey } from '../caption/identity.ts';
import type { Condition, TagField, Term } from './ast.ts';
import { printTerm } from './print.ts';

const fieldOf: Partial<Record<TagCategory, TagField>> = {
  character: 'char',
  artist: 'artist',
  copyright: 'copyright',
};

/** @param text any spelling of the tag */
export const tagCondition = (text: string, category: TagCategory): Term => ({
  kind: 'tag',
  field: fieldOf[category] ?? 'tag',
  value: [{ kind: 'text', text: tagKey(text) }],
});

/** @param text any spelling of the tag */
export const tagTerm = (text: string, category: TagCategory): string =>
  printTerm(tagCondition(text, category));

/** Has one of these tags. @param keys one or more, of general tags */
export const anyTag = (keys: readonly string[]): Condition => {
  const [first, ...more] = keys.map((key) => tagCondition(key, 'general'));
  if (first === undefined) throw new RangeError('One tag or more is needed.');
  return more.length === 0 ? first : { kind: 'or', parts: [first, ...more] };
};
