/** An edit that is stopped while it writes, through the engine's door. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pngOf, samples, startEngine, tempFolder, writeFiles } from '../testing.ts';

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
  await desk.until((event) => event.type === 'job' && event.job.done > 0);
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
