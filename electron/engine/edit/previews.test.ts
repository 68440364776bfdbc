/** Previews that follow what is typed, and edits that are made again, through the engine's door. */
import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Edit } from '../../../shared/edit/edit.ts';
import { pngOf, samples, startEngine, tempFolder, writeFiles } from '../testing.ts';

const sit = async (count: number) => {
  const [folder, dataDir] = [tempFolder(), tempFolder()];
  writeFiles(folder, samples(await pngOf(), count));
  const desk = await startEngine(dataDir);
  await desk.open(folder);
  const view = await desk.call('POST /api/views', { body: { query: '' } });
  const scope = { view: view.id, ranges: [[0, count] as [number, number]] };
  const journal = (): Database.Database => {
    const [name = ''] = readdirSync(join(dataDir, 'datasets'));
    return new Database(join(dataDir, 'datasets', name, 'journal.db'), { readonly: true });
  };
  return {
    desk,
    scope,
    plan: (tag: string, preview?: string) =>
      desk.call('POST /api/plans', {
        body: { edit: add(tag), scope, ...(preview === undefined ? {} : { preview }) },
      }),
    openPlans: (): number => {
      const db = journal();
      const { n } = db
        .prepare<[], { n: number }>(`SELECT count(*) AS n FROM edits WHERE state = 'planned'`)
        .get() ?? { n: -1 };
      db.close();
      return n;
    },
  };
};

const add = (tag: string): Edit => ({ kind: 'add-tag', tag, place: { at: 'end' } });

test('of previews of one dialog only the newest is made and kept, those of another stay', async () => {
  const { plan, desk, openPlans } = await sit(40);
  const other = await plan('scarf', 'other');
  const asked = ['h', 'ha', 'hat'].map((tag) => plan(tag, 'mine'));
  const answers = await Promise.allSettled(asked);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(await asked.at(-1)).toMatchObject({ files: 40 });
  expect(openPlans()).toBe(2);
  const next = await plan('hats', 'mine');
  expect(openPlans()).toBe(2);
  expect(await desk.call('GET /api/plans/:id', { params: { id: other.id } })).toMatchObject({ files: 40 });
  const report = await desk.call('POST /api/plans/:id/apply', { params: { id: next.id } });
  expect(report).toMatchObject({ written: 40, kind: 'edit', target: null });
  expect(openPlans()).toBe(1);
});

test('the last bulk edits are listed once, newest first, also those that were undone', async () => {
  const { desk, scope } = await sit(2);
  const made: readonly Edit[] = [
    add('hat'),
    { kind: 'set-mark', mark: 'reviewed' },
    { kind: 'remove-tag', tag: 'hat' },
    add('hat'),
    ...Array.from({ length: 9 }, (_, n) => add(`tag ${n}`)),
  ];
  for (const edit of made) await desk.call('POST /api/edits', { body: { edit, scope } });
  const undone = await desk.call('POST /api/undo', { body: {} });
  expect(undone.kind).toBe('undo');
  expect(undone.target).not.toBeNull();
  const { edits } = await desk.call('GET /api/edits/recent');
  expect(edits.map(({ label }) => label)).toHaveLength(10);
  expect(edits[0]?.label).toContain('“tag 8”');
  expect(edits[0]?.edit).toEqual(add('tag 8'));
  expect(edits.at(-1)?.edit).toEqual(add('hat'));
});
