/** The bulk edits that were made last, to be made again. */
import type { RecentEdit } from '../../../shared/api/recentEdits.ts';
import { edit as editSchema, type Edit } from '../../../shared/edit/edit.ts';
import { editKind } from '../../../shared/edit/editKinds.ts';
import { labelOf } from '../../../shared/edit/label.ts';
import type { EditRow } from './journalRows.ts';

const kept = 10;

/** Null: no edit of captions, or one of a version that knew other kinds. */
const editIn = (intention: string): Edit | null => {
  try {
    const parsed = editSchema.safeParse(JSON.parse(intention));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

/** A text that was typed for one sample is no bulk edit, though it could be one. */
const isBulk = (edit: Edit, files: number): boolean =>
  editKind(edit.kind).bulk !== undefined && (edit.kind !== 'set-text' || files > 1);

/** @param made newest first */
export const recentEdits = (made: readonly Pick<EditRow, 'intention' | 'files'>[]): readonly RecentEdit[] => {
  const found = new Map<string, RecentEdit>();
  for (const { intention, files } of made) {
    const edit = editIn(intention);
    if (edit === null || !isBulk(edit, files)) continue;
    const key = JSON.stringify(edit);
    if (!found.has(key)) found.set(key, { label: labelOf(edit), edit });
    if (found.size === kept) break;
  }
  return [...found.values()];
};
