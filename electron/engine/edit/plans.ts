/** Plans that are open: made from an edit and samples, shown, changed file by file, and carried out or discarded. */
import type { EditReport, PlanSummary } from '../../../shared/api/edits.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import { labelOf } from '../../../shared/edit/label.ts';
import { editProblem } from '../../../shared/edit/oneTag.ts';
import { whyNothing } from '../../../shared/edit/nothing.ts';
import { patternProblem, replacementProblem } from '../../../shared/edit/pattern.ts';
import type { OpenDataset } from '../dataset.ts';
import { EngineError } from '../errors.ts';
import { projectFile } from '../project/project.ts';
import type { Editor } from './editor.ts';
import type { EditRuns } from './editRuns.ts';
import type { FilesRequest, ThreadPlan } from './protocol.ts';
import { requestFor } from './scopeRequest.ts';

type Scoped = Pick<PlanSummary, 'scope' | 'elsewhere' | 'nothing'>;
type OpenPlan = Scoped & ThreadPlan;

/** All of them are called in turn: see `EditRuns.inTurn`. */
export interface Plans {
  /** Plans an edit of these samples. @throws EngineError `bad-request` for a pattern that means nothing */
  /** @param signal ends it, with an EngineError `cancelled` */
  make(
    editor: Editor,
    dataset: OpenDataset,
    edit: Edit,
    ids: readonly number[],
    signal?: AbortSignal,
  ): Promise<PlanSummary>;
  /** Plans that these files get these texts. @param samples that they belong to */
  makeOfFiles(editor: Editor, request: FilesRequest, samples: number, nothing: string): Promise<PlanSummary>;
  /** @throws EngineError `not-found` for a plan that is not open */
  summary(editor: Editor, id: number): PlanSummary;
  isOpen(editor: Editor, id: number): boolean;
  /** Does nothing where it is open no more. */
  discard(editor: Editor, id: number): Promise<void>;
  /** @throws EngineError like `summary` */
  apply(editor: Editor, id: number): Promise<EditReport>;
  /** Plans and carries out; what was in the way already when it was planned is told like a conflict. */
  makeAndApply(editor: Editor, dataset: OpenDataset, edit: Edit, ids: readonly number[]): Promise<EditReport>;
  /**
   * Writes what the user decided for a file that another program had changed; `text` undefined: what that program wrote
   * stays. @throws EngineError `not-found` when it has been decided
   */
  settle(
    editor: Editor,
    edit: number,
    decision: {
      readonly n: number;
      readonly text?: string | null | undefined;
      readonly theirs: string | null;
    },
  ): Promise<EditReport>;
}

/** @throws EngineError `bad-request` for what cannot be meant */
const checkEdit = (edit: Edit): void => {
  const untagged = editProblem(edit);
  if (untagged !== null) throw new EngineError('bad-request', untagged);
  for (const step of edit.kind === 'sequence' ? edit.steps : [edit]) {
    if (step.kind !== 'replace') continue;
    const why = patternProblem(step.pattern);
    if (why !== null) throw new EngineError('bad-request', `The pattern is not a regular expression: ${why}`);
    const unmeant = replacementProblem(step.pattern, step.replacement);
    if (unmeant !== null) throw new EngineError('bad-request', `The replacement is not clear: ${unmeant}`);
  }
};

/** Files that could not be read do not count: whether they would change is not known. */
const isNothing = ({ files, blockedFiles, unreadable, moved }: ThreadPlan): boolean =>
  files + (blockedFiles - unreadable) + moved.length === 0;

const planMark = async (
  editor: Editor,
  dataset: OpenDataset,
  edit: Extract<Edit, { kind: 'set-mark' }>,
  ids: readonly number[],
): Promise<OpenPlan> => {
  const { before, after } = dataset.marks.entries(ids, edit.mark, edit.note);
  const request = { label: labelOf(edit), intention: edit, relPath: projectFile, before, after };
  const plan = await editor.planProject(request);
  const nothing =
    plan.files === 0 ? whyNothing(edit, { scope: ids.length, having: null, unreadable: 0 }) : null;
  return { ...plan, scope: ids.length, elsewhere: null, nothing };
};

interface PlanContext {
  readonly editor: Editor;
  readonly dataset: OpenDataset;
  readonly edits: EditRuns;
  readonly isListed: (key: string) => boolean;
}

const planEdit = async (
  context: PlanContext,
  edit: Edit,
  ids: readonly number[],
  signal?: AbortSignal,
): Promise<OpenPlan> => {
  const { editor, dataset, edits, isListed } = context;
  if (edit.kind === 'set-mark') return planMark(editor, dataset, edit, ids);
  checkEdit(edit);
  const { request, having, elsewhere } = await requestFor(dataset, edit, ids, isListed);
  const plan = await edits.watched('Planning', editor, (watch) => editor.plan(request, watch, signal));
  if (plan === null) throw new EngineError('cancelled', 'The preview was cancelled; nothing was changed.');
  const scope = ids.length;
  const { unreadable } = plan;
  const nothing = isNothing(plan) ? whyNothing(edit, { scope, having, unreadable }) : null;
  return { ...plan, scope, elsewhere, nothing };
};

/** Writes what the user made of a conflict, or marks it as resolved when that is what is there. */
const settleConflict = async (
  edits: EditRuns,
  editor: Editor,
  edit: number,
  { n, text, theirs }: Parameters<Plans['settle']>[2],
): ReturnType<Plans['settle']> => {
  const conflict = editor.conflicts(edit).find((one) => one.n === n);
  if (conflict === undefined) throw new EngineError('not-found', 'This conflict has been resolved already.');
  const { relPath, sample, ours } = conflict;
  await editor.resolved(edit, n);
  if (text === undefined) return editor.report(edit);
  const kind = editor.changes(edit, n, 1)[0]?.kind === 'nl' ? 'nl' : 'tags';
  const { id, label } = await editor.planFiles({
    label: text === ours ? `Keep ours: ${relPath}` : `Merge: ${relPath}`,
    intention: { kind: 'resolve', edit, n },
    files: [{ relPath, kind, sample: sample ?? 0, text, expected: theirs }],
  });
  return edits.apply(editor, id, label);
};

/** @param isListed whether the user's tag list has a tag, by its key */
export const createPlans = (edits: EditRuns, isListed: (key: string) => boolean): Plans => {
  /** Of each dataset's journal, whose numbers are its own. */
  const open = new WeakMap<Editor, Map<number, OpenPlan>>();
  const plansOf = (editor: Editor): Map<number, OpenPlan> => {
    const known = open.get(editor) ?? new Map<number, OpenPlan>();
    open.set(editor, known);
    return known;
  };

  const planOf = (
    editor: Editor,
    dataset: OpenDataset,
    edit: Edit,
    ids: readonly number[],
    signal?: AbortSignal,
  ) => planEdit({ editor, dataset, edits, isListed }, edit, ids, signal);

  const summary: Plans['summary'] = (editor, id) => {
    const known = plansOf(editor).get(id);
    if (known === undefined)
      throw new EngineError('not-found', 'This preview has been written or discarded already.');
    const { moved, ...rest } = known;
    const { files, excluded } = editor.planOf(id);
    return {
      ...rest,
      files,
      excluded,
      blocked: [...rest.blocked, ...moved.map((one) => ({ ...one, unreadable: false }))],
      blockedFiles: rest.blockedFiles + moved.length,
    };
  };

  const keep = (editor: Editor, plan: OpenPlan): PlanSummary => {
    plansOf(editor).set(plan.id, plan);
    return summary(editor, plan.id);
  };

  return {
    summary,
    isOpen: (editor, id) => plansOf(editor).has(id),
    make: async (editor, dataset, edit, ids, signal) =>
      keep(editor, await planOf(editor, dataset, edit, ids, signal)),
    makeOfFiles: async (editor, request, samples, nothing) => {
      const plan = await editor.planFiles(request);
      const says = isNothing(plan) && samples > 0 ? nothing : null;
      return keep(editor, { ...plan, scope: samples, elsewhere: null, nothing: says });
    },
    discard: async (editor, id) => {
      // A newer preview of the same dialog has ended it, or it has been written.
      if (!plansOf(editor).has(id)) return;
      await editor.discard(id);
      plansOf(editor).delete(id);
    },
    apply: async (editor, id) => {
      const report = await edits.apply(editor, id, summary(editor, id).label);
      plansOf(editor).delete(id);
      return report;
    },
    makeAndApply: async (editor, dataset, edit, ids) => {
      const { id, label, moved, blocked } = await planOf(editor, dataset, edit, ids);
      const report = await edits.apply(editor, id, label);
      const early = [...moved, ...blocked].map(({ relPath, reason }) => ({ n: null, relPath, reason }));
      return { ...report, conflicts: [...early, ...report.conflicts] };
    },
    settle: (editor, edit, resolution) => settleConflict(edits, editor, edit, resolution),
  };
};
