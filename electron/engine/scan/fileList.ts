/** The files that are listed rather than shown: captions without a picture, links that lead out, unreadable folders. */
import type { IndexStore } from '../index/store.ts';
import type { FileProblem, ScanMessage } from './protocol.ts';

/** A list kept in memory and, by difference, in SQLite. */
export const createFileList = (
  store: IndexStore,
  initialOrphans: readonly string[],
  initialProblems: readonly FileProblem[],
) => {
  const orphans = new Set(initialOrphans);
  const problems = new Map(initialProblems.map(({ relPath, reason }) => [relPath, reason]));
  let changed = false;

  const message = (): ScanMessage => ({
    type: 'files',
    orphans: [...orphans].toSorted(),
    problems: [...problems].map(([relPath, reason]) => ({ relPath, reason })),
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
    /** Makes the lists below `folder` what a walk has found there. */
    replaceWithin: (
      folder: string,
      foundOrphans: ReadonlySet<string>,
      foundProblems: ReadonlyMap<string, string>,
    ): void => {
      const goneOrphans = [...orphans].filter((r) => within(folder, r) && !foundOrphans.has(r));
      const newOrphans = [...foundOrphans].filter((r) => !orphans.has(r));
      const goneProblems = [...problems.keys()].filter((r) => within(folder, r) && !foundProblems.has(r));
      const newProblems = [...foundProblems].filter(([r, reason]) => problems.get(r) !== reason);
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

export type FileList = ReturnType<typeof createFileList>;

const within = (folder: string, relPath: string): boolean =>
  folder === '' || relPath === folder || relPath.startsWith(`${folder}/`);
