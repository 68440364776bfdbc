/** An edit that is stopped while it writes, through the engine's door. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { pngOf, samples, startEngine, tempFolder, type TestEngine, writeFiles } from '../testing.ts';

/** Enough that most of them are still to be written when the first have been. */
const count = 4000;

test.each(['keep', 'take-back'] as const)('what is done when it is stopped: %s', async (how) => {
  const folder = tempFolder();
  writeFiles(folder, samples(await pngOf(), count));
  const desk = await startEngine();
  await desk.open(folder);
  const hatted = (): number =>
    Array.from({ length: count }, (_, i) =>
      readFileSync(join(folder, `set${i % 7}/${i}.txt`), 'utf8'),
    ).filter((text) => text.endsWith(', hat')).length;
  const view = await desk.call('POST /api/views', { body: { query: '' } });
  const plan = await desk.call('POST /api/plans', {
    body: {
      edit: { kind: 'add-tag', tag: 'hat', place: { at: 'end' } },
      scope: { view: view.id, ranges: [[0, count]] },
    },
  });
  desk.mark();
  const applied = desk.call('POST /api/plans/:id/apply', { params: { id: plan.id } });
  await desk.until((event) => event.type === 'job' && event.job.kind === 'edit' && event.job.done > 0);
  await desk.call('POST /api/edits/stop', { body: { how } });
  const report = await applied;
  expect(report).toMatchObject({ conflicts: [], failures: [] });
  if (how === 'take-back') {
    expect(report.state).toBe('reverted');
    expect(hatted()).toBe(0);
    return;
  }
  expect(report.state).toBe('done');
  expect(report.written).toBeGreaterThan(0);
  expect(report.written).toBeLessThan(count);
  expect(hatted()).toBe(report.written);
  await desk.call('POST /api/undo', { body: {} });
  expect(hatted()).toBe(0);
});

/** An edit of many files in a new dataset, planned and ready to be carried out. */
const planned = async (count: number) => {
  const [folder, dataDir] = [tempFolder(), tempFolder()];
  writeFiles(folder, samples(await pngOf(), count));
  const desk = await startEngine(dataDir);
  await desk.open(folder);
  const view = await desk.call('POST /api/views', { body: { query: '' } });
  const edit = { kind: 'add-tag', tag: 'hat', place: { at: 'end' } } as const;
  const scope = { view: view.id, ranges: [[0, count] as [number, number]] };
  const { id, label } = await desk.call('POST /api/plans', { body: { edit, scope } });
  const withHat = (): number =>
    Array.from({ length: count }, (_, i) =>
      readFileSync(join(folder, `set${i % 7}/${i}.txt`), 'utf8'),
    ).filter((text) => text.endsWith(', hat')).length;
  return { folder, dataDir, desk, id, label, withHat };
};

const historyOf = (desk: TestEngine) => desk.call('GET /api/edits', { query: { from: 0, count: 1 } });

test('what closing the engine takes back is told at the next opening, once', async () => {
  const { folder, dataDir, desk, id, label, withHat } = await planned(count);
  desk.mark();
  const applied = desk.call('POST /api/plans/:id/apply', { params: { id } });
  await desk.until((event) => event.type === 'job' && event.job.kind === 'edit' && event.job.done > 0);
  // The request is gone with the engine.
  applied.catch(() => undefined);
  await desk.close();
  expect(withHat()).toBe(0);
  const next = await startEngine(dataDir);
  await next.open(folder);
  const told = `“${label}” (${count} files) had been interrupted and was undone.`;
  expect((await historyOf(next)).notices).toEqual([told]);
  await next.close();
  const later = await startEngine(dataDir);
  await later.open(folder);
  expect((await historyOf(later)).notices).toEqual([]);
});

test('an edit that a crash left half written is finished as a job with progress', async () => {
  const files = 600;
  const { folder, dataDir, desk, id, label, withHat } = await planned(files);
  await desk.call('POST /api/plans/:id/apply', { params: { id } });
  await desk.close();
  // As a killed engine leaves it: the journal says that it is being written, and half of the files are not. What was
  // written since it began would be left alone, so that is forgotten.
  const [journal = ''] = readdirSync(join(dataDir, 'datasets')).map((name) =>
    join(dataDir, 'datasets', name, 'journal.db'),
  );
  const db = new Database(journal);
  db.prepare("UPDATE edits SET state = 'applying', begun = NULL WHERE id = ?").run(id);
  db.close();
  for (let i = 0; i < files; i += 2)
    writeFileSync(join(folder, `set${i % 7}/${i}.txt`), `tag ${i % 50}, 1girl`);
  const next = await startEngine(dataDir);
  await next.open(folder);
  const { notices } = await historyOf(next);
  expect(notices).toEqual([`“${label}” (${files} files) had been interrupted and was completed.`]);
  expect(withHat()).toBe(files);
  const jobs = next.seen.flatMap((event) =>
    event.type === 'job' && event.job.kind === 'edit' ? [event.job] : [],
  );
  expect(jobs[0]).toMatchObject({ label: `The edit is being finished: ${label}`, state: 'running' });
  expect(jobs.some(({ done, total }) => done > 0 && total === files)).toBe(true);
  expect(jobs.at(-1)).toMatchObject({ state: 'done', done: files });
});
