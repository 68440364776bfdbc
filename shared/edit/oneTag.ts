/** Tags in an edit: each must be one tag, as a comma or a line break would make two of it. */
import { isOneTag, parseTags } from '../caption/tagCaption.ts';
import type { Edit } from './edit.ts';
import { editKind } from './editKinds.ts';

/** Why a text is not one tag, in a sentence; null: it is. */
export const tagProblem = (text: string): string | null => {
  if (isOneTag(text)) return null;
  const parts = parseTags(text);
  return parts.length > 1
    ? `“${text}” is ${parts.length} tags: name one at a time.`
    : `“${text}” is not a tag: a comma or a line break ends a tag.`;
};

/** The same for all tags in an edit: the first that is not one tag. */
export const editProblem = (edit: Edit): string | null => {
  for (const tag of editKind(edit.kind).tagsNamed?.(edit) ?? []) {
    const problem = tagProblem(tag);
    if (problem !== null) return problem;
  }
  return null;
};
