/** Runs as they are begun, paused, ended and resumed, on real datasets. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answer, captionedImages, openWithProposals, read, spec } from './testing.ts';

test('a run for what models wrote leaves what hands wrote', async () => {
  const folder = await captionedImages();
  let word = 'First.';
  const open = await openWithProposals(folder, { answer: () => answer(word) });
  await open.settled(await open.proposals.asking.start(open.ids(), 'missing', spec));
  await open.proposals.deciding.accept({ filter: {} });
  word = 'Second.';
  open.asked.splice(0);
  await open.settled(await open.proposals.asking.start(open.ids(), 'machine', spec));
  expect(open.asked).toEqual(['c.png', 'd.png']);
  await open.proposals.deciding.accept({ filter: {} });
  expect([read(folder, 'b_nl.txt'), read(folder, 'c_nl.txt')]).toEqual(['Perlica stands.', 'Second.']);
});

test('an interrupted run is paused, and goes on with what was not answered', async () => {
  const folder = await captionedImages();
  const first = Promise.withResolvers<undefined>();
  const open = await openWithProposals(folder, {
    answer: ({ relPath }, signal) => {
      if (relPath === 'a.png') return answer('A.');
      const { promise, reject } = Promise.withResolvers<never>();
      signal.addEventListener('abort', () => reject(new Error('aborted')));
      first.resolve(undefined);
      return promise;
    },
  });
  const run = await open.proposals.asking.start(open.ids(), 'all', spec);
  await first.promise;
  await open.close();
  const again = await openWithProposals(folder, { answer: ({ relPath }) => answer(relPath) }, open.dataDir);
  expect(again.proposals.run(run)).toMatchObject({
    state: 'paused',
    why: 'Proofsheet was closed while it ran.',
    counts: { waiting: 3, ready: 1 },
  });
  await again.proposals.asking.resume(run);
  await again.settled(run);
  expect(again.asked).toEqual(['b.png', 'c.png', 'd.png']);
  expect(again.proposals.run(run)).toMatchObject({ state: 'done', counts: { ready: 4 } });
});

test('paused by its job, cancelled for good, forgotten', async () => {
  const folder = await captionedImages();
  const gate = Promise.withResolvers<undefined>();
  const open = await openWithProposals(folder, {
    answer: async ({ relPath }) => {
      if (relPath === 'b.png') await gate.promise;
      return answer(relPath);
    },
  });
  const { proposals, jobs } = open;
  const run = await proposals.asking.start(open.ids(), 'all', spec);
  await open.until(() => open.asked.includes('b.png'));
  const job = jobs.list().find(({ kind }) => kind === 'caption');
  expect(job).toMatchObject({ label: 'Captioning with seer', state: 'running' });
  jobs.cancel(job?.id ?? '');
  gate.resolve(undefined);
  await open.settled(run);
  expect(proposals.run(run)).toMatchObject({ state: 'paused', why: null, counts: { waiting: 2, ready: 2 } });
  await proposals.asking.cancel(run);
  expect(proposals.run(run)).toMatchObject({ state: 'cancelled', total: 2, counts: { waiting: 0 } });
  await expect(proposals.asking.resume(run)).rejects.toThrow('ended for good');
  await proposals.asking.remove(run);
  expect(proposals.runs()).toEqual([]);
  expect(await open.states()).toEqual({});
});

test('those that fail are told by cause, and asked again when the run goes on', async () => {
  const folder = await captionedImages();
  let fails = true;
  const open = await openWithProposals(folder, {
    answer: ({ relPath }) =>
      fails && relPath < 'c'
        ? {
            ok: false,
            cause: 'answer',
            message: `${relPath}: the server answered with nothing.`,
            of: 'sample',
          }
        : answer(relPath),
  });
  const run = await open.proposals.asking.start(open.ids(), 'all', spec);
  await open.settled(run);
  expect(open.proposals.run(run)).toMatchObject({
    state: 'done',
    counts: { failed: 2, ready: 2 },
    failures: [
      {
        cause: 'answer',
        count: 2,
        message: 'a.png: the server answered with nothing.',
        relPaths: ['a.png', 'b.png'],
      },
    ],
  });
  fails = false;
  await open.proposals.asking.resume(run);
  await open.settled(run);
  expect(open.proposals.run(run)).toMatchObject({ counts: { failed: 0, ready: 4 }, failures: [] });
});

test('a run that was paused goes on behind what was answered without a caption, and tries that again when all is done', async () => {
  const folder = await captionedImages();
  let filters = true;
  const open = await openWithProposals(folder, {
    answer: ({ relPath }) =>
      filters && relPath < 'd'
        ? {
            ok: false,
            cause: 'answer',
            message: 'Its filter did not let it pass.',
            of: 'perhaps',
            reached: true,
            tokens: { in: 5, out: 0 },
          }
        : answer(relPath),
  });
  const { proposals, settled } = open;
  const run = await proposals.asking.start(open.ids(), 'all', spec);
  await settled(run);
  expect(proposals.run(run)).toMatchObject({
    state: 'paused',
    why: 'Its filter did not let it pass.',
    counts: { failed: 3, waiting: 1 },
    tokens: { in: 15, out: 0 },
  });
  open.asked.splice(0);
  await proposals.asking.resume(run);
  await settled(run);
  expect(open.asked).toEqual(['d.png']);
  expect(proposals.run(run)).toMatchObject({ state: 'done', counts: { failed: 3, ready: 1 } });
  filters = false;
  await proposals.asking.resume(run);
  await settled(run);
  expect(open.asked).toEqual(['d.png', 'a.png', 'b.png', 'c.png']);
  expect(proposals.run(run)).toMatchObject({ state: 'done', counts: { failed: 0, ready: 4 } });
});

test('a run does not go on with a tagger of other labels: its scores would mean something else', async () => {
  let labels = 'first';
  const open = await openWithProposals(await captionedImages(), {
    answer: ({ relPath }) =>
      relPath === 'b.png'
        ? { ok: false, cause: 'model', message: 'The model failed.', of: 'run' }
        : answer(relPath),
    labels: () => labels,
  });
  const { asking } = open.proposals;
  const run = await asking.start(open.ids(), 'all', spec);
  await open.settled(run);
  expect(open.proposals.run(run)).toMatchObject({ state: 'paused', why: 'The model failed.' });
  labels = 'second';
  await expect(asking.resume(run)).rejects.toThrow('begin a new run');
  labels = 'first';
  await asking.resume(run);
  await open.settled(run);
  expect(open.proposals.run(run)).toMatchObject({ counts: { waiting: 3 } });
});

test('a caption that cannot be read is not asked for; one that cannot be written fails by its name', async () => {
  const folder = await captionedImages();
  writeFileSync(join(folder, 'a_nl.txt'), Buffer.from([0xff, 0xfe, 0x41, 0x00]));
  const open = await openWithProposals(folder, { answer: () => answer('New.') });
  await open.settled(await open.proposals.asking.start(open.ids(), 'all', spec));
  expect(open.asked).toEqual(['b.png', 'c.png', 'd.png']);
  if (process.getuid?.() === 0) return;
  chmodSync(folder, 0o555);
  const report = await open.proposals.deciding.accept({ filter: {} });
  chmodSync(folder, 0o755);
  expect(report.failures.length).toBeGreaterThan(0);
  expect(await open.states()).toMatchObject({ 'b.png': 'ready' });
});
