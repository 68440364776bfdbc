/** What the journal tells of edits: history, previews, reports, conflicts. Reads only. */
import type {
  Conflict,
  EditReport,
  HistoryEntry,
  HistoryState,
  PlannedChange,
  PlanSummary,
} from '../../../shared/api/edits.ts';
import type { SampleId } from '../../../shared/api/ids.ts';
import type { StoredOrigin } from '../../../shared/model/origin.ts';
import { emptyReport } from '../../../shared/edit/emptyReport.ts';
import { EngineError } from '../errors.ts';
import type { FileWriter } from './fileWrite.ts';
import type { Journal } from './journal.ts';
import type { EditRow } from './journalRows.ts';
import { changeOf, historyEntryOf, reportOf, textOf } from './report.ts';

/** Of edits and plans by id. Each throws EngineError `not-found` for an id that the journal does not have. */
export interface EditHistory {
  /** Changes of a plan or of a past edit. */
  changes(id: number, from: number, count: number): readonly PlannedChange[];
  planOf(id: number): Pick<PlanSummary, 'label' | 'files' | 'excluded'>;
  report(id: number): EditReport;
  history(from: number, count: number): { readonly edits: readonly HistoryEntry[]; readonly total: number };
  historyState(): HistoryState;
  /** Of the newest edits that were carried out, newest first: what was wanted, as JSON, and in how many files. */
  intentions(count: number): readonly Pick<EditRow, 'intention' | 'label' | 'files'>[];
  /** Captions that another program has changed: what an edit found, what it would write, and what is there now. */
  conflicts(id: number): readonly Conflict[];
  /** Who wrote texts, by `textHash`: those that a model wrote. */
  originsOf(hashes: readonly string[]): ReadonlyMap<string, StoredOrigin>;
  /** Whether a model wrote any. */
  hasOrigins(): boolean;
}

export interface JournalReader extends EditHistory {
  /** A plan, an edit, an undo or a redo. */
  readonly known: (id: number) => EditRow;
  /** An edit that has been carried out. @throws EngineError `bad-request` for a plan, an undo or a redo */
  readonly edited: (id: number) => EditRow;
}

export const readEdits = (journal: Journal, disk: Pick<FileWriter, 'look'>): JournalReader => {
  const known = (id: number): EditRow => {
    const edit = journal.edit(id);
    if (edit === undefined) throw new EngineError('not-found', 'That edit is no longer in the undo history.');
    return edit;
  };
  const contentOf = (relPath: string): Uint8Array | null => {
    const place = disk.look(relPath);
    return 'refused' in place ? null : place.content;
  };
  return {
    known,
    edited: (id) => {
      const edit = known(id);
      if (edit.kind === 'edit' && edit.state !== 'planned') return edit;
      throw new EngineError('bad-request', 'This entry is an undo or a redo: name the edit itself.');
    },
    changes: (id, from, count) => journal.changes(known(id).id, from, count).map(changeOf),
    planOf: (id) => {
      const { label, files } = known(id);
      return { label, files, excluded: journal.outcomes(id).get('excluded') ?? 0 };
    },
    report: (id) => reportOf(journal, known(id).id) ?? emptyReport(''),
    history: (from, count) => ({
      edits: journal
        .history(from, count)
        .map((edit) => historyEntryOf(journal, edit))
        .filter((entry) => entry !== null),
      total: journal.historyLength(),
    }),
    intentions: (count) =>
      journal.history(0, count).filter(({ kind, state }) => kind === 'edit' && state === 'done'),
    historyState: () => ({
      undo: journal.nextUndo()?.label ?? null,
      redo: journal.nextRedo()?.label ?? null,
    }),
    originsOf: (hashes) => journal.originsOf(hashes),
    hasOrigins: () => journal.hasOrigins(),
    conflicts: (id) =>
      journal
        .unusual(known(id).id)
        .filter(({ outcome, kind }) => outcome === 'conflict' && kind !== 'project' && kind !== 'move')
        .map(({ n, relPath, sample, before, after }) => ({
          n,
          relPath,
          sample: sample === 0 ? null : (sample as SampleId),
          before: textOf(before),
          ours: textOf(after),
          theirs: textOf(contentOf(relPath)),
        })),
  };
};
