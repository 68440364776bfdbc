/** The rule at the heart of editing: intention x captions of one sample -> changes. Pure; also the preview. */
import type { CaptionKind } from '../api/caption.ts';
import type { Applied, CaptionTexts, EditContext } from './changes.ts';
import type { Edit } from './edit.ts';
import { editKind } from './editKinds.ts';

/** Edits of captions: marks belong to the project's file. */
export type CaptionEdit = Exclude<Edit, { kind: 'set-mark' | 'convert' }>;

/** Which captions an edit reads and may change. */
export const captionsOf = (edit: CaptionEdit): readonly CaptionKind[] => editKind(edit.kind).captions(edit);

/**
 * What an edit makes of one sample's captions; no changes where it makes nothing of them.
 * @throws SyntaxError for a `replace` whose pattern is not a regular expression; RangeError for a tag that is none
 */
export const applyEdit = (edit: CaptionEdit, captions: CaptionTexts, context: EditContext): Applied =>
  editKind(edit.kind).apply?.(edit, captions, context) ?? { changes: [] };

/** The tags that an edit may write, as they were typed. */
export const tagsWritten = (edit: Edit): readonly string[] => editKind(edit.kind).tagsWritten?.(edit) ?? [];

/** The tags by whose samples an edit's work can be narrowed down; null where any caption may change. */
export const tagsTouched = (edit: Edit): readonly string[] | null =>
  editKind(edit.kind).tagsTouched?.(edit) ?? null;

/** The tags whose names an edit looks for in NL captions. */
export const namesSought = (edit: Edit): readonly string[] => editKind(edit.kind).namesSought?.(edit) ?? [];
