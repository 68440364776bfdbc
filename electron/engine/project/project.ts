/**
 * `proofsheet.json` in the dataset: what people decided about it, so that it travels with it. Written only through
 * edits; read here, and read again when the file on disk is another than before.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectSettings, type ProjectSettings } from '../../../shared/api/project.ts';
import { mark } from '../../../shared/edit/edit.ts';
import { parseProject, type ProjectDocument } from './patch.ts';

export const projectFile = 'proofsheet.json';

/** A mark as it lies in the file: `captions` is what the captions were when it was set. */
const storedMark = z.object({ mark, note: z.string().optional(), captions: z.string().optional() });
export type StoredMark = z.infer<typeof storedMark>;

export interface ProjectState {
  readonly document: ProjectDocument;
  /** Its parts but for the marks, checked; what is not there or not valid is as if nobody had set it. */
  readonly settings: ProjectSettings;
  /** By the relPath of the picture. Entries that are not marks are left alone, and out of this. */
  readonly marks: ReadonlyMap<string, StoredMark>;
  /** One sentence when the file is there and cannot be used, or null. */
  readonly problem: string | null;
  /** Grows whenever the file was read again. */
  readonly version: number;
}

export interface Project {
  /** What the file says now. Costs one `stat` when nothing has changed. */
  read(): ProjectState;
}

const marksOf = (document: ProjectDocument): Map<string, StoredMark> => {
  const marks = new Map<string, StoredMark>();
  const stored = document['marks'];
  if (typeof stored !== 'object' || stored === null) return marks;
  for (const [relPath, entry] of Object.entries(stored)) {
    const parsed = storedMark.safeParse(entry);
    if (parsed.success) marks.set(relPath, parsed.data);
  }
  return marks;
};

const checked = (document: ProjectDocument) => ({
  document,
  settings: projectSettings.parse(document),
  marks: marksOf(document),
});

const load = (file: string, version: number): ProjectState => {
  try {
    const document = parseProject(readFileSync(file, 'utf8'));
    return { ...checked(document), problem: null, version };
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not valid JSON' : 'cannot be read';
    return { ...checked({}), problem: `${projectFile} ${why}; mend or remove it.`, version };
  }
};

export const openProject = (root: string): Project => {
  const file = join(root, projectFile);
  let seen = '';
  let state: ProjectState = { ...checked({}), problem: null, version: 0 };
  return {
    read: () => {
      const stats = statSync(file, { throwIfNoEntry: false });
      const now = stats === undefined ? 'absent' : `${stats.ino}:${stats.size}:${stats.mtimeMs}`;
      if (now === seen) return state;
      seen = now;
      const version = state.version + 1;
      state = stats === undefined ? { ...checked({}), problem: null, version } : load(file, version);
      return state;
    },
  };
};
