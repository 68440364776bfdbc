/**
 * `proofsheet.json` in the dataset: what people decided about the dataset, kept beside the images. Written only
 * through edits; read here, and again whenever the file on disk has changed.
 */
import { readFileSync, statSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectSettings, type ProjectSettings } from '../../../shared/api/project.ts';
import { mark } from '../../../shared/edit/mark.ts';
import { parseProject, setEntry, type ProjectDocument, type ProjectEntry } from './patch.ts';

export const projectFile = 'proofsheet.json';

/** A mark as it is in the file: `captions` is the hash of the captions when it was set. */
const storedMark = z.object({ mark, note: z.string().optional(), captions: z.string().optional() });
export type StoredMark = z.infer<typeof storedMark>;

/** Tells one version of the file from another without reading it. */
export const fileKey = (stats: Pick<Stats, 'ino' | 'size' | 'mtimeMs'> | null): string =>
  stats === null ? 'absent' : `${stats.ino}:${stats.size}:${stats.mtimeMs}`;

/** Entries that an edit has set, in a file that was `from` and is `to` (see `fileKey`). */
export interface ProjectWritten {
  readonly from: string;
  readonly to: string;
  readonly entries: readonly ProjectEntry[];
}

export interface ProjectState {
  readonly document: ProjectDocument;
  /** Its parts but for the marks, checked; what is absent or not valid has its default. */
  readonly settings: ProjectSettings;
  /** By the relPath of the image. Entries that are not marks stay in the file and are not in here. */
  readonly marks: ReadonlyMap<string, StoredMark>;
  /** One sentence when the file is there and cannot be used, or null. */
  readonly problem: string | null;
  /** Grows with every change of the file. `document` and `marks` are changed in place: read them anew after an await. */
  readonly version: number;
}

export interface Project {
  /** The file's content. Costs one `stat` when nothing has changed. */
  read(): ProjectState;
  /** Takes over entries that we wrote without reading the file: with a mark on 100,000 images that would take 0.3 s. */
  wrote(written: ProjectWritten): void;
  /** Images whose marks have changed since the last call, or since the file was opened. */
  takeMarked(): readonly string[];
}

const sameMark = (a: StoredMark | undefined, b: StoredMark | undefined): boolean =>
  a?.mark === b?.mark && a?.note === b?.note && a?.captions === b?.captions;

const markOf = (entry: unknown): StoredMark | null => storedMark.safeParse(entry).data ?? null;

const marksOf = (document: ProjectDocument): Map<string, StoredMark> => {
  const marks = new Map<string, StoredMark>();
  const stored = document['marks'];
  if (typeof stored !== 'object' || stored === null) return marks;
  for (const [relPath, entry] of Object.entries(stored)) {
    const stored = markOf(entry);
    if (stored !== null) marks.set(relPath, stored);
  }
  return marks;
};

interface Held extends ProjectState {
  readonly marks: Map<string, StoredMark>;
}

const checked = (document: ProjectDocument) => ({
  document,
  settings: projectSettings.parse(document),
  marks: marksOf(document),
});

const load = (file: string, version: number): Held => {
  try {
    const document = parseProject(readFileSync(file, 'utf8'));
    return { ...checked(document), problem: null, version };
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not valid JSON' : 'cannot be read';
    return { ...checked({}), problem: `${projectFile} ${why}; fix or remove it.`, version };
  }
};

export const openProject = (root: string): Project => {
  const file = join(root, projectFile);
  let seen = fileKey(null);
  let state: Held = { ...checked({}), problem: null, version: 0 };
  const marked = new Set<string>();

  const read = (): Held => {
    const stats = statSync(file, { throwIfNoEntry: false }) ?? null;
    const now = fileKey(stats);
    if (now === seen) return state;
    seen = now;
    const before = state;
    const version = before.version + 1;
    state = stats === null ? { ...checked({}), problem: null, version } : load(file, version);
    const { marks } = state;
    for (const [relPath, mark] of marks) if (!sameMark(mark, before.marks.get(relPath))) marked.add(relPath);
    for (const relPath of before.marks.keys()) if (!marks.has(relPath)) marked.add(relPath);
    return state;
  };
  read();
  marked.clear();

  return {
    read,
    wrote: ({ from, to, entries }) => {
      const { document, marks, problem } = state;
      const wholeMarks = entries.every(({ path }) => path[0] !== 'marks' || path.length === 2);
      if (from !== seen || problem !== null || !wholeMarks) return;
      for (const { path, value } of entries) {
        setEntry(document, path, value);
        const [part, relPath] = path;
        if (part !== 'marks' || relPath === undefined) continue;
        const stored = markOf(value);
        if (stored === null) marks.delete(relPath);
        else marks.set(relPath, stored);
        marked.add(relPath);
      }
      seen = to;
      state = { ...state, settings: projectSettings.parse(document), version: state.version + 1 };
    },
    takeMarked: () => {
      read();
      const relPaths = [...marked];
      marked.clear();
      return relPaths;
    },
  };
};
