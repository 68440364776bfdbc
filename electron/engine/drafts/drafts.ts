/** Keeps drafts in the folder of their dataset below the data folder: whole at any moment, also while it is not open. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { draft as schema, type Draft, type DraftField, draftKey } from '../../../shared/api/drafts.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import { EngineError } from '../errors.ts';
import { jsonFile } from '../work/jsonFile.ts';

export interface Drafts {
  of(dataset: string): readonly Draft[];
  /** @throws EngineError `not-found` where that dataset was never opened */
  keep(dataset: string, draft: Draft): void;
  /** Those of one sample's fields. */
  dropFields(dataset: string, relPath: string, fields: readonly DraftField[]): void;
  drop(dataset: string, draft: Pick<Draft, 'relPath' | 'field' | 'proposal'>): void;
  /** Edits of a proposal that is decided. */
  dropProposal(dataset: string, proposal: number): void;
}

/** What is no longer unsaved once an edit of one sample is written. */
export const savedBy = (edit: Edit): readonly DraftField[] => {
  if (edit.kind === 'set-text') return [edit.caption];
  if (edit.kind === 'set-tags') return ['tag'];
  return edit.kind === 'set-mark' && edit.note !== undefined ? ['note'] : [];
};

export const createDrafts = (dataDir: string, log: (line: string) => void): Drafts => {
  const folderOf = (dataset: string): string => path.join(dataDir, 'datasets', dataset);
  // Read each time: it is small, and another engine may have had the dataset open since.
  const fileOf = (dataset: string) =>
    jsonFile(path.join(folderOf(dataset), 'drafts.json'), z.array(schema), log);
  const of = (dataset: string): readonly Draft[] => fileOf(dataset).read() ?? [];
  const keepOnly = (dataset: string, stays: (draft: Draft) => boolean): void => {
    const before = of(dataset);
    const after = before.filter(stays);
    if (after.length < before.length) fileOf(dataset).write(after);
  };
  return {
    of,
    keep: (dataset, draft) => {
      if (!existsSync(folderOf(dataset))) {
        throw new EngineError('not-found', 'A draft of a dataset that was never opened cannot be kept.');
      }
      const others = of(dataset).filter((other) => draftKey(other) !== draftKey(draft));
      fileOf(dataset).write([...others, draft]);
    },
    dropFields: (dataset, dropped, fields) =>
      keepOnly(dataset, ({ relPath, field }) => relPath !== dropped || !fields.includes(field)),
    drop: (dataset, dropped) => keepOnly(dataset, (draft) => draftKey(draft) !== draftKey(dropped)),
    dropProposal: (dataset, id) => keepOnly(dataset, ({ proposal }) => proposal !== id),
  };
};
