/** Why an undo or redo leaves a caption alone: a later edit of the journal has changed it, or another program. */
import type { Disk } from './disk.ts';
import { sameContent } from './fileWrite.ts';
import type { Journal } from './journal.ts';
import type { LaterChange } from './journalChanges.ts';
import type { EditRow, PendingChange } from './journalRows.ts';

/** @returns the reason of a conflict where a later edit wrote what the file holds now; null: it was another program */
export const createLaterEdits = (
  journal: Journal,
  disk: Disk,
  { target }: EditRow,
): ((change: PendingChange) => string | null) => {
  let last: Map<string, LaterChange> | null = null;
  return ({ kind, relPath }) => {
    if (target === null || (kind !== 'tags' && kind !== 'nl')) return null;
    last ??= new Map(Array.from(journal.writtenAfter(target), (later) => [later.relPath, later]));
    const later = last.get(relPath);
    const found = later === undefined ? null : disk.look(relPath);
    if (later === undefined || found === null || !('content' in found)) return null;
    const wrote = journal.change(later.edit, later.n)?.after ?? null;
    return sameContent(wrote, found.content)
      ? `${relPath} was changed by a later edit, “${later.label}”. Undo that one first.`
      : null;
  };
};
