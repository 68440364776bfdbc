/**
 * The files that are listed rather than shown: captions and masks without an image, links that lead out, folders that are
 * not read.
 */
import type { IndexStore } from '../index/store.ts';
import type { ScanMessage } from './protocol.ts';
import type { FileProblem } from '../../../shared/model/fileProblem.ts';

/** What a reading of folders has found that is no sample. */
export interface FoundFiles {
  readonly orphans: readonly string[];
  readonly problems: readonly FileProblem[];
  readonly skipped: readonly FileProblem[];
}

/** A list kept in memory and, by difference, in SQLite. */
export const createFileList = (
  store: IndexStore,
  initialOrphans: readonly string[],
  initialProblems: readonly FileProblem[],
) => {
  const orphans = new Set(initialOrphans);
  const problems = new Map(initialProblems.map(({ relPath, reason }) => [relPath, reason]));
  /** Not kept in SQLite: the next reading of the folder finds them again. */
  const skipped = new Map<string, string>();
  let changed = false;

  const message = (): ScanMessage => ({
    type: 'files',
    orphans: [...orphans].toSorted(),
    problems: listed(problems),
    skipped: listed(skipped),
  });

  const list = {
    setOrphan: (relPath: string, orphan: boolean): void => {
      if (orphan === orphans.has(relPath)) return;
      changed = true;
      if (orphan) {
        orphans.add(relPath);
        store.setOrphans([relPath], []);
      } else {
        orphans.delete(relPath);
        store.setOrphans([], [relPath]);
      }
    },
    setProblem: (relPath: string, reason: string | null): void => {
      if ((problems.get(relPath) ?? null) === reason) return;
      changed = true;
      if (reason === null) {
        problems.delete(relPath);
        store.setFileProblems([], [relPath]);
      } else {
        problems.set(relPath, reason);
        store.setFileProblems([[relPath, reason]], []);
      }
    },
    /** Makes the lists of what `isWithin` what was found there. */
    replaceWithin: (isWithin: (relPath: string) => boolean, found: FoundFiles): void => {
      const foundOrphans = new Set(found.orphans);
      const foundProblems = new Map(found.problems.map(({ relPath, reason }) => [relPath, reason]));
      const goneOrphans = [...orphans].filter((r) => isWithin(r) && !foundOrphans.has(r));
      const newOrphans = [...foundOrphans].filter((r) => !orphans.has(r));
      const goneProblems = [...problems.keys()].filter((r) => isWithin(r) && !foundProblems.has(r));
      const newProblems = [...foundProblems].filter(([r, reason]) => problems.get(r) !== reason);
      const before = skipped.size;
      for (const relPath of skipped.keys()) if (isWithin(relPath)) skipped.delete(relPath);
      for (const { relPath, reason } of found.skipped) skipped.set(relPath, reason);
      changed ||= skipped.size !== before;
      changed ||= goneOrphans.length + newOrphans.length + goneProblems.length + newProblems.length > 0;
      store.setOrphans(newOrphans, goneOrphans);
      store.setFileProblems(newProblems, goneProblems);
      for (const relPath of goneOrphans) orphans.delete(relPath);
      for (const relPath of newOrphans) orphans.add(relPath);
      for (const relPath of goneProblems) problems.delete(relPath);
      for (const [relPath, reason] of newProblems) problems.set(relPath, reason);
    },
    removeWhere: (isGone: (relPath: string) => boolean): void => {
      for (const relPath of [...orphans].filter(isGone)) list.setOrphan(relPath, false);
      for (const relPath of [...problems.keys()].filter(isGone)) list.setProblem(relPath, null);
    },
    /** What to tell the main thread, when there is something new. */
    takeMessage: (): ScanMessage | null => {
      if (!changed) return null;
      changed = false;
      return message();
    },
    message,
  };
  return list;
};

const listed = (files: ReadonlyMap<string, string>): readonly FileProblem[] =>
  [...files].map(([relPath, reason]) => ({ relPath, reason }));

export type FileList = ReturnType<typeof createFileList>;
