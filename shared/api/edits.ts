/** Editing: plans (which are the previews), their results, history, conflicts. */
import { z } from 'zod';
import { mark } from '../edit/mark.ts';
import { sampleId } from './ids.ts';

export const editId = z.number().int().positive();

/** A place in an NL caption with a name, and what it would become. */
export const mention = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  replacement: z.string(),
  /** Replaced or not: an ordinary word that equals a name is left to the user. */
  on: z.boolean(),
});
export type Mention = z.infer<typeof mention>;

export const plannedChange = z.object({
  n: z.number().int(),
  relPath: z.string(),
  /** `move`: before and after are the file's paths. */
  kind: z.enum(['tags', 'nl', 'project', 'move']),
  /** A sample that the file belongs to; null for the project's own file. */
  sample: sampleId.nullable(),
  /** Null: the file does not exist. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  included: z.boolean(),
  /** Why the file is not as was last asked of the edit; null: it is. */
  missed: z.enum(['failed', 'skipped', 'conflict', 'left']).nullable(),
  /** The target of a rename was in that caption already: one of them stays. */
  merged: z.boolean(),
  mentions: z.array(mention),
});
export type PlannedChange = z.infer<typeof plannedChange>;

export const blockedFile = z.object({
  relPath: z.string(),
  reason: z.string(),
  /** It could not be read, so it is not known whether the edit would change it. */
  unreadable: z.boolean(),
});
export type BlockedFile = z.infer<typeof blockedFile>;

export const planSummary = z.object({
  id: editId,
  label: z.string(),
  /** Samples in the scope. */
  scope: z.number().int(),
  /** Of these, how many would change. */
  samples: z.number().int(),
  /** Caption files that would change, and how many of them are excluded. */
  files: z.number().int(),
  excluded: z.number().int(),
  merges: z.number().int(),
  /** Names found in NL captions: those to be replaced, and those left alone because they may be ordinary words. */
  mentions: z.object({ on: z.number().int(), off: z.number().int() }),
  /** Samples outside of the scope that have the same tag; null where that does not apply. */
  elsewhere: z.number().int().nullable(),
  /** Files that cannot be edited (not UTF-8, too large ...): the first 10,000. */
  blocked: z.array(blockedFile),
  /** All of them, and those that could not be read, so that the edit's effect on them is not known. */
  blockedFiles: z.number().int(),
  unreadable: z.number().int(),
  /** Why nothing would change, in a sentence; null where something would, or where files that would are blocked. */
  nothing: z.string().nullable(),
});
export type PlanSummary = z.infer<typeof planSummary>;

export const editReport = z.object({
  edit: editId.nullable(),
  kind: z.enum(['edit', 'undo', 'redo']),
  /** Of an undo or a redo: the edit that was undone or done again. */
  target: editId.nullable(),
  label: z.string(),
  state: z.enum(['done', 'reverted']),
  written: z.number().int(),
  unchanged: z.number().int(),
  /** Not done because the edit was stopped. */
  skipped: z.number().int(),
  /** Images have left the dataset, or have come back. */
  moved: z.boolean(),
  /**
   * Left alone: another program, another window or a later edit changed them. `n` is null where the edit did not get as
   * far as a plan.
   */
  conflicts: z.array(z.object({ n: z.number().int().nullable(), relPath: z.string(), reason: z.string() })),
  failures: z.array(
    z.object({ n: z.number().int(), relPath: z.string(), code: z.string(), message: z.string() }),
  ),
});
export type EditReport = z.infer<typeof editReport>;

/** Files that are not as was asked of an edit, its undo or its redo, by reason. */
export const missedFiles = z.object({
  /** Could not be written, or were not reached before the user stopped: both can be tried again. */
  failed: z.number().int(),
  skipped: z.number().int(),
  /** Changed since, by another program or a later edit. */
  conflicts: z.number().int(),
  /** The user chose to leave them as they are. */
  left: z.number().int(),
});
export type MissedFiles = z.infer<typeof missedFiles>;

export const historyEntry = z.object({
  id: editId,
  /** Milliseconds since 1970. */
  at: z.number(),
  label: z.string(),
  /** Which sample, or the first and how many others, and which tags: "a.txt: added hat". Empty: nothing to add. */
  about: z.string(),
  kind: z.enum(['edit', 'undo', 'redo']),
  target: editId.nullable(),
  state: z.enum(['applying', 'reverting', 'done', 'reverted']),
  /** False once its undo was asked for: `missed` are then files that were not undone. */
  inForce: z.boolean(),
  files: z.number().int(),
  /** Of an edit: its files without those that had been changed meanwhile. Of an undo or redo: its files. */
  reach: z.number().int(),
  missed: missedFiles,
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** What Ctrl+Z and Ctrl+Shift+Z would do, in words; null: nothing. */
export const historyState = z.object({ undo: z.string().nullable(), redo: z.string().nullable() });
export type HistoryState = z.infer<typeof historyState>;

/** A file that was left alone because another program had changed it. */
export const conflict = z.object({
  n: z.number().int(),
  relPath: z.string(),
  sample: sampleId.nullable(),
  before: z.string().nullable(),
  ours: z.string().nullable(),
  theirs: z.string().nullable(),
});
export type Conflict = z.infer<typeof conflict>;

/** A mark as the sheet shows it. */
export const sampleMark = z.object({
  mark: mark.nullable(),
  note: z.string(),
  /** It was reviewed, and a caption has changed since. */
  outdated: z.boolean(),
});
export type SampleMark = z.infer<typeof sampleMark>;

/** How many samples have which mark; `outdated`: reviewed once, and a caption has changed since. */
export const markCounts = z.object({
  reviewed: z.number().int(),
  needsWork: z.number().int(),
  excluded: z.number().int(),
  outdated: z.number().int(),
});
export type MarkCounts = z.infer<typeof markCounts>;

/** A change of a plan by the user. */
export const planPatch = z.object({
  /** Includes a change (`n` null: all) in the plan, or excludes it. */
  include: z.object({ n: z.number().int().nonnegative().nullable(), included: z.boolean() }).optional(),
  /** Turns a mention (`index` null: all of that change) on or off. */
  mention: z
    .object({
      n: z.number().int().nonnegative(),
      index: z.number().int().nonnegative().nullable(),
      on: z.boolean(),
    })
    .optional(),
});
export type PlanPatch = z.infer<typeof planPatch>;
