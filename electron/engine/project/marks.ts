/** Proofreading marks by sample: reviewed, needs work, excluded. */
import type { MarkCounts, SampleMark } from '../../../shared/api/edits.ts';
import type { Mark } from '../../../shared/edit/mark.ts';
import type { Columns } from '../index/columns.ts';
import type { ProjectEntry } from './patch.ts';
import type { Project, StoredMark } from './project.ts';

export interface Marks {
  of(id: number): SampleMark | null;
  /** All samples that have a mark. */
  all(): ReadonlyMap<number, SampleMark>;
  counts(): MarkCounts;
  /** Samples whose mark in the file has changed since the last call, or since the dataset was opened. */
  changed(): readonly number[];
  /** Entries of `proofsheet.json` for these samples, as they are and as they shall be; unchanged ones are left out. */
  entries(
    ids: readonly number[],
    mark: Mark | null,
    note: string | undefined,
  ): { readonly before: readonly ProjectEntry[]; readonly after: readonly ProjectEntry[] };
}

const outdated = (stored: StoredMark, captions: string): boolean =>
  stored.mark === 'reviewed' && stored.captions !== undefined && stored.captions !== captions;

const shown = (stored: StoredMark, captions: string): SampleMark => ({
  mark: outdated(stored, captions) ? null : stored.mark,
  note: stored.note ?? '',
  outdated: outdated(stored, captions),
});

/** Without the keys that have no value: JSON has no undefined. */
const entryValue = (mark: Mark, note: string, captions: string): ProjectEntry['value'] => ({
  mark,
  ...(note === '' ? {} : { note }),
  ...(mark === 'reviewed' ? { captions } : {}),
});

export const createMarks = (project: Project, columns: Columns): Marks => {
  let ids = new Map<string, number>();
  let idsRevision = -1;
  let known = new Map<number, SampleMark>();
  let knownAt = '';

  const idOf = (): ReadonlyMap<string, number> => {
    if (idsRevision === columns.pathRevision) return ids;
    idsRevision = columns.pathRevision;
    ids = new Map();
    for (let id = 1; id < columns.slots; id += 1) {
      const relPath = columns.relPath(id);
      if (relPath !== '') ids.set(relPath, id);
    }
    return ids;
  };

  const all = (): ReadonlyMap<number, SampleMark> => {
    const { marks, version } = project.read();
    const now = `${version}:${columns.revision}`;
    if (now === knownAt) return known;
    knownAt = now;
    known = new Map();
    if (marks.size === 0) return known;
    const byPath = idOf();
    for (const [relPath, stored] of marks) {
      const id = byPath.get(relPath);
      if (id !== undefined) known.set(id, shown(stored, columns.captionHash(id)));
    }
    return known;
  };

  return {
    of: (id) => {
      const stored = project.read().marks.get(columns.relPath(id));
      return stored === undefined ? null : shown(stored, columns.captionHash(id));
    },
    all,
    counts: () => {
      const counts = { reviewed: 0, needsWork: 0, excluded: 0, outdated: 0 };
      for (const { mark, outdated: old } of all().values()) {
        if (old) counts.outdated += 1;
        else if (mark === 'reviewed') counts.reviewed += 1;
        else if (mark === 'needs-work') counts.needsWork += 1;
        else if (mark === 'excluded') counts.excluded += 1;
      }
      return counts;
    },
    changed: () => {
      const relPaths = project.takeMarked();
      if (relPaths.length === 0) return [];
      const byPath = idOf();
      return relPaths.flatMap((relPath) => byPath.get(relPath) ?? []);
    },
    entries: (samples, mark, note) => {
      const { marks } = project.read();
      const before: ProjectEntry[] = [];
      const after: ProjectEntry[] = [];
      for (const id of samples) {
        const relPath = columns.relPath(id);
        const path = ['marks', relPath];
        const stored = marks.get(relPath);
        const value =
          mark === null ? null : entryValue(mark, note ?? stored?.note ?? '', columns.captionHash(id));
        if (JSON.stringify(stored ?? null) === JSON.stringify(value)) continue;
        before.push({ path, value: stored ?? null });
        after.push({ path, value });
      }
      return { before, after };
    },
  };
};
