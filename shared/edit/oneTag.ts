/** Tags that an edit names: each must be one tag, as a comma or a line break would make two of it. */
import { isOneTag, parseTags } from '../caption/tagCaption.ts';
import type { Edit, TagPlace } from './edit.ts';

const placeTags = (place: TagPlace): readonly string[] => (place.at === 'after' ? [place.tag] : []);

const namedIn = (edit: Edit): readonly string[] => {
  switch (edit.kind) {
    case 'add-tag':
    case 'move-tag':
      return [edit.tag, ...placeTags(edit.place)];
    case 'remove-tag':
      return [edit.tag];
    case 'rename-tag':
      return [edit.from, edit.to];
    case 'swap-tags':
      return [edit.a, edit.b];
    case 'merge-spellings':
      return [edit.spelling];
    case 'set-tags':
      return edit.tags;
    case 'sequence':
      return edit.steps.flatMap((step) => namedIn(step));
    case 'set-text':
    case 'clear':
    case 'clean':
    case 'replace':
    case 'sort-tags':
    case 'normalise':
    case 'convert':
    case 'set-mark':
      return [];
  }
};

/** Why a text is not one tag, in a sentence; null: it is. */
export const tagProblem = (text: string): string | null => {
  if (isOneTag(text)) return null;
  const parts = parseTags(text);
  return parts.length > 1
    ? `“${text}” is ${parts.length} tags: name one at a time.`
    : `“${text}” is not a tag: a comma or a line break ends a tag.`;
};

/** The same of all tags that an edit names: the first that is none. */
export const editProblem = (edit: Edit): string | null => {
  for (const tag of namedIn(edit)) {
    const problem = tagProblem(tag);
    if (problem !== null) return problem;
  }
  return null;
};
