/** Plans, edits, undo, history, conflicts. */
import type { Hono } from 'hono';
import type { EditReport, PlanSummary } from '../../../shared/api/edits.ts';
import type { Scope } from '../../../shared/api/sample.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import { labelOf } from '../../../shared/edit/label.ts';
import { whyNothing } from '../../../shared/edit/nothing.ts';
import { patternProblem, replacementProblem } from '../../../shared/edit/pattern.ts';
import type { OpenDataset, Workspace } from '../dataset.ts';
import { savedBy, type Drafts } from '../drafts/drafts.ts';
import type { Editor, Watch } from '../edit/editor.ts';
import { requestFor } from '../edit/scopeRequest.ts';
import type { ThreadPlan } from '../edit/protocol.ts';
import { EngineError } from '../errors.ts';
import { captionFilesOf, matchRows } from '../import/match.ts';
import { createCaptionPaths } from '../index/captionPaths.ts';
import { readCaptionTable } from '../import/rows.ts';
import { projectFile } from '../project/project.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import type { EditRuns } from './editRuns.ts';
import { route } from './route.ts';

export interface EditDeps {
  readonly workspace: Workspace & { editor(): Promise<Editor>; renewJournal(): Promise<string> };
  readonly edits: EditRuns;
  readonly vocabulary: Vocabulary;
  readonly drafts: Drafts;
  /** Samples of a scope, in the order of the view. @throws EngineError `view-gone` */
  resolve(dataset: OpenDataset, scope: Scope): readonly number[];
}

type Scoped = Pick<PlanSummary, 'scope' | 'elsewhere' | 'nothing'>;

export const editRoutes = (app: Hono, deps: EditDeps): void => {
  const { workspace, edits, vocabulary } = deps;
  const isListed = (key: string): boolean => vocabulary.list()?.category(key) !== undefined;
  /** What only this side knows of the plans that are open: of each dataset's journal, whose numbers are its own. */
  const open = new WeakMap<Editor, Map<number, Scoped & ThreadPlan>>();
  const plansOf = (editor: Editor): Map<number, Scoped & ThreadPlan> => {
    const known = open.get(editor) ?? new Map<number, Scoped & ThreadPlan>();
    open.set(editor, known);
    return known;
  };

  /** To be asked at once: a view lives no longer than the query that it answers. */
  const resolved = (scope: Scope): readonly number[] => deps.resolve(workspace.current(), scope);

  const plan = async (
    editor: Editor,
    dataset: OpenDataset,
    edit: Edit,
    ids: readonly number[],
  ): Promise<Scoped & ThreadPlan> => {
    if (edit.kind === 'set-mark') {
      const { before, after } = dataset.marks.entries(ids, edit.mark, edit.note);
      const request = { label: labelOf(edit), intention: edit, relPath: projectFile, before, after };
      const marked = await editor.planProject(request);
      const nothing = marked.files === 0 ? whyNothing(edit, { scope: ids.length, having: null }) : null;
      return { ...marked, scope: ids.length, elsewhere: null, nothing };
    }
    for (const step of edit.kind === 'sequence' ? edit.steps : [edit]) {
      if (step.kind === 'replace') checkPattern(step);
    }
    const { request, samples, having, elsewhere } = await requestFor(dataset, edit, ids, isListed);
    const planned = await edits.watched('Planning', editor, (watch) => editor.plan(request, samples, watch));
    if (planned === null) throw new EngineError('cancelled', 'The plan was given up; nothing was changed.');
    const scope = ids.length;
    const isNothing = planned.files + planned.blocked.length + planned.moved.length === 0;
    return { ...planned, scope, elsewhere, nothing: isNothing ? whyNothing(edit, { scope, having }) : null };
  };

  const summary = (editor: Editor, id: number): PlanSummary => {
    const known = plansOf(editor).get(id);
    if (known === undefined)
      throw new EngineError('not-found', 'This plan has been carried out or discarded.');
    const { moved, ...rest } = known;
    const { files, excluded } = editor.planOf(id);
    return { ...rest, files, excluded, blocked: [...rest.blocked, ...moved] };
  };

  const apply = async (editor: Editor, id: number, label: string): Promise<EditReport> => {
    const report = await edits.apply(editor, id, label);
    plansOf(editor).delete(id);
    return report;
  };

  route(app, 'POST /api/plans', ({ body }) => {
    const ids = resolved(body.scope);
    return edits.inTurn(async (editor, dataset) => {
      const made = await plan(editor, dataset, body.edit, ids);
      plansOf(editor).set(made.id, made);
      return summary(editor, made.id);
    });
  });
  route(app, 'POST /api/plans/import', ({ body: { name, text } }) =>
    edits.inTurn(async (editor, dataset) => {
      const table = await readCaptionTable(text);
      const { matched, failures } = matchRows(dataset.columns, table.rows);
      const asked = captionFilesOf(matched, createCaptionPaths(dataset.columns, dataset.suffixes));
      const planned = await editor.planFiles({
        label: `Import captions from ${name}`,
        intention: { kind: 'import', name },
        files: asked.files.map((file) => ({ ...file, reword: true })),
      });
      const isNothing = planned.files + planned.blocked.length === 0 && matched.length > 0;
      const nothing = isNothing ? 'The captions say this already.' : null;
      plansOf(editor).set(planned.id, { ...planned, scope: matched.length, elsewhere: null, nothing });
      return {
        plan: summary(editor, planned.id),
        rows: table.rows.length + table.failures.length,
        failures: [...table.failures, ...failures, ...asked.failures],
        notes: [...table.notes],
      };
    }),
  );
  route(app, 'GET /api/plans/:id', async ({ params }) => summary(await workspace.editor(), params.id));
  route(app, 'PATCH /api/plans/:id', async ({ params, body }) => {
    const editor = await workspace.editor();
    summary(editor, params.id);
    await editor.patch(params.id, body);
    return summary(editor, params.id);
  });
  route(app, 'DELETE /api/plans/:id', async ({ params }) => {
    const editor = await workspace.editor();
    summary(editor, params.id);
    await editor.discard(params.id);
    plansOf(editor).delete(params.id);
    return {};
  });
  route(app, 'POST /api/plans/:id/apply', ({ params }) =>
    edits.inTurn((editor) => apply(editor, params.id, summary(editor, params.id).label)),
  );
  route(app, 'POST /api/edits', ({ body }) => {
    const ids = resolved(body.scope);
    return edits.inTurn(async (editor, dataset) => {
      const { id, label, moved, blocked } = await plan(editor, dataset, body.edit, ids);
      const report = await apply(editor, id, label);
      const early = [...moved, ...blocked].map(({ relPath, reason }) => ({ n: null, relPath, reason }));
      const conflicts = [...early, ...report.conflicts];
      const saved = conflicts.length + report.failures.length === 0 && report.state === 'done';
      const [sample, ...others] = ids;
      if (saved && sample !== undefined && others.length === 0)
        deps.drafts.drop(dataset.id, dataset.columns.relPath(sample), savedBy(body.edit));
      return { ...report, conflicts };
    });
  });
  route(app, 'POST /api/edits/stop', async ({ body }) => {
    (await workspace.editor()).stop(body.how);
    return {};
  });
  route(app, 'GET /api/edits', async ({ query }) => {
    const editor = await workspace.editor();
    const { edits: rows, total } = editor.history(query.from, query.count);
    return {
      edits: [...rows],
      total,
      state: editor.historyState(),
      notices: [...noticesOf(editor)],
      pruned: edits.pruned(editor),
    };
  });
  route(app, 'GET /api/edits/:id/report', async ({ params }) => (await workspace.editor()).report(params.id));
  route(app, 'GET /api/edits/:id/changes', async ({ params, query }) => ({
    changes: [...(await workspace.editor()).changes(params.id, query.from, query.count)],
  }));
  route(app, 'GET /api/edits/:id/conflicts', async ({ params }) => ({
    conflicts: [...(await workspace.editor()).conflicts(params.id)],
  }));
  route(app, 'POST /api/edits/:id/conflicts', ({ params, body }) =>
    edits.inTurn(async (editor) => {
      const conflict = editor.conflicts(params.id).find(({ n }) => n === body.n);
      if (conflict === undefined)
        throw new EngineError('not-found', 'This conflict has been settled already.');
      const { relPath, sample, ours } = conflict;
      await editor.resolved(params.id, body.n);
      if (body.text === undefined) return editor.report(params.id);
      const kind = editor.changes(params.id, body.n, 1)[0]?.kind === 'nl' ? 'nl' : 'tags';
      const planned = await editor.planFiles({
        label: body.text === ours ? `Keep ours: ${relPath}` : `Merge: ${relPath}`,
        intention: { kind: 'resolve', edit: params.id, n: body.n },
        files: [{ relPath, kind, sample: sample ?? 0, text: body.text, expected: body.theirs }],
      });
      return apply(editor, planned.id, planned.label);
    }),
  );
  route(app, 'GET /api/marks', () => workspace.current().marks.counts());
  /** Undo, redo, and trying again. */
  const follow = (
    label: string,
    nothing: string,
    run: (editor: Editor, watch: Watch) => Promise<EditReport | null>,
  ): Promise<EditReport> =>
    edits.inTurn(async (editor) => {
      const report = await edits.watched(label, editor, (watch) => run(editor, watch));
      if (report === null) throw new EngineError('nothing-to-undo', nothing);
      await edits.tellHistory(editor);
      return report;
    });
  route(app, 'POST /api/undo', ({ body }) =>
    follow('Undo', 'There is nothing to undo.', (editor, watch) => editor.undo(body.edit ?? null, watch)),
  );
  route(app, 'POST /api/redo', () =>
    follow('Redo', 'There is nothing to redo.', (editor, watch) => editor.redo(watch)),
  );
  route(app, 'POST /api/edits/:id/retry', ({ params }) =>
    follow('Try again', 'There is nothing to try again.', (editor, watch) => editor.retry(params.id, watch)),
  );
  route(app, 'POST /api/journal/renew', async () => ({ kept: await workspace.renewJournal() }));
  route(app, 'POST /api/edits/:id/leave', ({ params }) =>
    edits.inTurn(async (editor) => {
      await editor.leave(params.id);
      await edits.tellHistory(editor);
      return {};
    }),
  );
};

const checkPattern = ({ pattern, replacement }: { pattern: string; replacement: string }): void => {
  const why = patternProblem(pattern);
  if (why !== null) throw new EngineError('bad-request', `The pattern is not a regular expression: ${why}`);
  const unmeant = replacementProblem(pattern, replacement);
  if (unmeant !== null) throw new EngineError('bad-request', `The replacement is not clear: ${unmeant}`);
};

const filesWord = (count: number): string => (count === 1 ? '1 file' : `${count} files`);

function* noticesOf({ opened }: Editor): Generator<string> {
  for (const { label, files, state } of opened.recovered) {
    const how = state === 'done' ? 'was completed' : 'was taken back';
    yield `“${label}” (${filesWord(files)}) had been interrupted and ${how}.`;
  }
  if (opened.repaired.length > 0) {
    yield `${filesWord(opened.repaired.length)} lost in a power cut were written anew from the journal.`;
  }
  if (opened.leftAlone.length > 0) {
    const named = opened.leftAlone.slice(0, 5).join(', ') + (opened.leftAlone.length > 5 ? ', ...' : '');
    yield `${filesWord(opened.leftAlone.length)} differ from what the last edit wrote, but were written since: they were left as they are (${named}).`;
  }
}
