/** The character that a name means: its tag in any spelling, or its name alone where only one character has it. */
import { splitQualifier, tagKey } from '../../../../shared/caption/identity.ts';
import type { TagTable } from '../../index/columns.ts';

/** @returns the number of its tag, or -1 */
export const findCharacter = (tags: TagTable, text: string): number => {
  const key = tagKey(text);
  const exact = tags.find(key);
  if (exact >= 0) return exact;
  const named: number[] = [];
  for (let tag = 0; tag < tags.size; tag += 1) {
    if (tags.count(tag) === 0 || tags.category(tag) !== 'character') continue;
    if (splitQualifier(tags.key(tag))?.name === key) named.push(tag);
  }
  return named.length === 1 ? (named[0] ?? -1) : -1;
};
