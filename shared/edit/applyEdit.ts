/**
 * The core of editing: an edit applied to the captions of one sample gives changes. Pure; also used for the
 * preview.
 */
import type { CaptionKind } from '../api/caption.ts';
import type { Applied, CaptionTexts, EditContext } from './changes.ts';
import type { Edit } from './edit.ts';
import { editKind } from './editKinds.ts';

/** Edits of captions: marks are in the project's file. */
export type CaptionEdit = Exclude<Edit, { kind: 'set-mark' | 'convert' }>;

/** Which captions an edit reads and may change. */
export const captionsOf = (edit: CaptionEdit): readonly CaptionKind[] => editKind(edit.kind).captions(edit);

/**
 * The result of an edit for one sample's captions; no changes where it has no effect.
 * @throws SyntaxError for a `replace` whose pattern is not a regular expression; RangeError for a text that
 * is not one tag
 */
export const applyEdit = (edit: CaptionEdit, captions: CaptionTexts, context: EditContext): Applied =>
  editKind(edit.kind).apply?.(edit, captions, context) ?? { changes: [] };

/** The tags that an edit may write, as they were typed. */
export const tagsWritten = (edit: Edit): readonly string[] => editKind(edit.kind).tagsWritten?.(edit) ?? [];

/** The tags whose samples an edit can be limited to; null where any caption may change. */
export const tagsTouched = (edit: Edit): readonly string[] | null =>
  editKind(edit.kind).tagsTouched?.(edit) ?? null;

/** The tags whose names an edit looks for in NL captions. */
export const namesSought = (edit: Edit): readonly string[] => editKind(edit.kind).namesSought?.(edit) ?? [];
