/** What became of an edit, from the journal's word. */
import type { EditReport, HistoryEntry, PlannedChange } from '../../../shared/api/edits.ts';
import type { SampleId } from '../../../shared/api/ids.ts';
import { decodeCaption } from '../scan/decode.ts';
import { aboutEdit } from './aboutEdit.ts';
import { parseDetail } from './detail.ts';
import type { Journal } from './journal.ts';
import type { ChangeRow, EditRow, Outcome } from './journalRows.ts';
import { unpackPlace } from './moveFile.ts';

export const reportOf = (journal: Journal, id: number): EditReport | null => {
  const edit = journal.edit(id);
  if (edit === undefined) return null;
  const counts = journal.outcomes(id);
  const unusual = journal.unusual(id);
  const state = edit.state === 'reverted' || edit.state === 'reverting' ? 'reverted' : 'done';
  return {
    edit: id,
    kind: edit.kind,
    target: edit.target,
    label: edit.label,
    state,
    written: state === 'done' ? (counts.get('pending') ?? 0) : 0,
    unchanged: counts.get('unchanged') ?? 0,
    skipped: counts.get('skipped') ?? 0,
    moved: state === 'done' && journal.moves(id),
    conflicts: unusual
      .filter(({ outcome }) => outcome === 'conflict')
      .map(({ n, relPath, reason }) => ({ n, relPath, reason: reason ?? '' })),
    failures: unusual
      .filter(({ outcome }) => outcome === 'failed' || outcome === 'pending')
      .map(({ n, relPath, code, reason }) => ({
        n,
        relPath,
        code: code ?? 'unknown',
        message: reason ?? '',
      })),
  };
};

/** An edit's state as history shows it; null: a plan. */
export const historyEntryOf = (journal: Journal, edit: EditRow): HistoryEntry | null => {
  const { id, at, label, kind, target, state, inForce, files } = edit;
  if (state === 'planned') return null;
  const counts = journal.outcomes(id);
  const count = (outcome: Outcome): number => counts.get(outcome) ?? 0;
  const missed = journal.missed(id);
  const own = kind === 'edit';
  const missedInAll = [...missed.values()].reduce((sum, n) => sum + n, 0);
  return {
    id,
    at,
    label,
    about: aboutEdit(journal, edit),
    kind,
    target,
    state,
    inForce: inForce === 1,
    files,
    reach: own ? Math.max(count('pending') + count('failed'), missedInAll) : files,
    missed: {
      failed: own ? (missed.get('failed') ?? 0) : count('failed'),
      skipped: own ? (missed.get('skipped') ?? 0) : count('skipped'),
      conflicts: own ? (missed.get('conflict') ?? 0) : count('conflict'),
      left: missed.get('left') ?? 0,
    },
  };
};

export const textOf = (bytes: Uint8Array | null): string | null =>
  bytes === null ? null : decodeCaption(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).text;

/** What a preview shows of one side of a change: a caption's text; of a move, where the file is. */
const shownOf = ({ kind }: ChangeRow, side: Uint8Array | null): string | null =>
  kind === 'move' ? unpackPlace(side).shown : textOf(side);

export const changeOf = (row: ChangeRow): PlannedChange => {
  const { merged, mentions } = parseDetail(row.detail);
  return {
    n: row.n,
    relPath: row.relPath,
    kind: row.kind,
    sample: row.sample === 0 ? null : (row.sample as SampleId),
    before: shownOf(row, row.before),
    after: shownOf(row, row.after),
    included: row.included === 1,
    missed: row.missed,
    merged,
    mentions,
  };
};
