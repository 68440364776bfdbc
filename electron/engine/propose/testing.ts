/** For tests of proposals: a real dataset with its editor and its queries, and a model that answers as a test says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runSpec, type RunSpec } from '../../../shared/api/proposals.ts';
import { createEditRuns } from '../edit/editRuns.ts';
import { aliveIds } from '../index/aliveIds.ts';
import { pngOf, startWorkspace, tempFolder, writeFiles } from '../testing.ts';
import type { Asked, AskedSample, Asker } from './asker.ts';
import { createProposals } from './createProposals.ts';
import type { TagChooser } from './judge.ts';

export const spec: RunSpec = runSpec.parse({
  by: 'endpoint',
  url: 'http://127.0.0.1:9/v1',
  model: 'seer',
  prompt: { name: 'Plain', system: '', texts: { one: '{tags}', several: '{tags}', none: '{tags}' } },
});

export const answer = (text: string): Asked => ({
  ok: true,
  text,
  scores: null,
  marks: [],
  tokens: { in: 10, out: 2 },
});

const noTags: TagChooser = {
  choose: () => ({ tags: [], marks: [] }),
  count: () => ({ added: 0, removed: 0 }),
};

export interface TestModel {
  readonly answer: (sample: AskedSample, signal: AbortSignal) => Asked | Promise<Asked>;
  readonly atOnce?: number;
  readonly chooser?: TagChooser;
  /** What is kept of it with a run. */
  readonly labels?: () => string;
}

/** Opens a folder with all that proposals stand on; all is closed with the test, or by `close`. */
export const openWithProposals = async (folder: string, model: TestModel, dataDir = tempFolder()) => {
  const { events, jobs, settings, workspace, log, open } = startWorkspace(dataDir);
  const waiting = new Set<() => void>();
  events.subscribe(() => {
    for (const look of waiting) look();
  });
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!holds()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const dataset = await open(folder);
  const edits = createEditRuns({ workspace, events, jobs, settings });
  const asked: string[] = [];
  const openAsker = (): Asker => ({
    together: 1,
    atOnce: model.atOnce ?? 1,
    ask: (samples, signal) =>
      Promise.all(
        samples.map((sample) => {
          asked.push(sample.relPath);
          return Promise.resolve(model.answer(sample, signal));
        }),
      ),
    close: () => Promise.resolve(),
  });
  const proposals = createProposals({
    dataset,
    events,
    jobs,
    log,
    openModel: () => Promise.resolve({ asker: openAsker(), labels: model.labels?.() ?? null }),
    choosers: () => () => model.chooser ?? noTags,
    journal: () => workspace.editor(),
    dropDraft: () => undefined,
    writeInTurn: (make) =>
      edits.inTurn(async (editor) => {
        const request = make();
        return request === null ? null : edits.writeFiles(editor, request);
      }),
  });
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> =>
    (closed ??= (async () => {
      jobs.close();
      await proposals.close();
      await workspace.close();
    })());
  onTestFinished(close);
  const ids = (): readonly number[] => aliveIds(dataset.columns);
  const states = async (): Promise<Record<string, string>> => {
    const { proposals: found } = await proposals.list({}, 0, 500, () => []);
    return Object.fromEntries(found.map(({ relPath, state }) => [relPath, state]));
  };
  /** Resolves when a run no longer runs. */
  const settled = (run: number): Promise<void> => until(() => proposals.run(run).state !== 'running');
  return { dataset, workspace, edits, proposals, asked, ids, states, settled, until, close, jobs, dataDir };
};

/** Images `a` to `d` with tags; `a` and `b` have an NL caption. */
export const captionedImages = async (): Promise<string> => {
  const folder = tempFolder();
  const png = await pngOf();
  writeFiles(folder, {
    'a.png': png,
    'a.txt': 'ember \\(arknights\\), arknights, 1girl, smile',
    'a_nl.txt': 'Ember smiles.\r\n',
    'b.png': png,
    'b.txt': 'perlica \\(arknights\\), 1girl',
    'b_nl.txt': 'Perlica stands.',
    'c.png': png,
    'c.txt': '1girl, solo',
    'd.png': png,
  });
  return folder;
};

/** A file of a dataset, as it is on disk now. */
export const read = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8');
