/**
 * Whole files x what is on disk -> changes: for imports and conflicts, where the text comes from another
 * program or the user, and for files that are moved to the folder beside the dataset or to the trash.
 */
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { retagged, reworded } from '../../../shared/caption/frame.ts';
import { encodeCaption, sizeProblem } from '../scan/decode.ts';
import { type FileWriter, sameContent } from './fileWrite.ts';
import type { NewChange } from './journalRows.ts';
import { asideFolder, placesOf } from './moveFile.ts';
import { block, type PlanCounts, readCaption, unreadReason, wouldBeTooLarge } from './plan.ts';
import type { FilesRequest } from './protocol.ts';
import { createTrashNames } from './trash.ts';

type FileRequest = FilesRequest['files'][number];

const textAfter = ({ text, reword }: FileRequest, now: string | null): string | null => {
  if (text === null) return null;
  if (typeof text !== 'string') return now === null && text.length === 0 ? null : retagged(now ?? '', text);
  if (reword !== true) return text;
  // An empty text makes no file where there is none.
  return now === null && text.trim() === '' ? null : reworded(now ?? '', text);
};

/** Changes of files that are named; `counts.blocked` is filled on the way. */
export function* fileChanges(
  writer: FileWriter,
  files: readonly FileRequest[],
  counts: PlanCounts,
): Generator<NewChange> {
  for (const file of files) {
    const { relPath, kind, sample, text, expected, unread = [] } = file;
    const read = readCaption(writer, relPath);
    const needsText = file.reword === true || Array.isArray(text);
    if ('blocked' in read && (read.bytes === null || needsText)) {
      block(counts, relPath, read.blocked, read.unreadable);
      continue;
    }
    const before = expected === undefined ? read.bytes : expected === null ? null : encodeCaption(expected);
    const wanted = textAfter(file, 'text' in read ? read.text : null);
    const after = wanted === null ? null : encodeCaption(wanted);
    if (sameContent(before, after)) continue;
    if (before === null && unread.length > 0) {
      block(counts, relPath, unreadReason(unread));
      continue;
    }
    if (after !== null && sizeProblem(after.length) !== null) {
      block(counts, relPath, wouldBeTooLarge);
      continue;
    }
    yield { kind, relPath, sample, before, after, detail: '' };
  }
}

/** Changes that move files out of the dataset, or back; what is no ordinary file stays, and is among `counts.blocked`. */
export function* moveChanges(
  root: string,
  { moves = [], trash }: Pick<FilesRequest, 'moves' | 'trash'>,
  counts: PlanCounts,
): Generator<NewChange> {
  const trashed = trash === undefined ? null : createTrashNames(trash);
  for (const { relPath, sample, back = false } of moves) {
    const stats = lstatSync(join(back ? asideFolder(root) : root, relPath), { throwIfNoEntry: false });
    if (stats?.isFile() === true) {
      const { before, after } = placesOf(root, relPath, stats, trashed?.(relPath));
      const ends = back ? { before: after, after: before } : { before, after };
      yield { kind: 'move', relPath, sample, ...ends, detail: '' };
    } else
      block(counts, relPath, stats === undefined ? 'It is no longer there.' : 'It is not an ordinary file.');
  }
}
