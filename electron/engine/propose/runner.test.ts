import { expect, test } from 'vitest';
import type { Asked, AskedSample, Asker } from './asker.ts';
import { startRunner, type Waiting } from './runner.ts';

const answered = (text: string): Asked => ({ ok: true, text, scores: null, marks: [], tokens: null });
const failedOf = (of: 'sample' | 'run' | 'perhaps'): Extract<Asked, { readonly ok: false }> => ({
  ok: false,
  cause: 'server',
  message: `It failed (${of}).`,
  of,
});

const waitingOf = (count: number): readonly Waiting[] =>
  Array.from({ length: count }, (_, at) => ({ id: at + 1, relPath: `${at + 1}.png` }));

/** A run over samples `1.png` ..., each answered by `answer` at its turn. */
const runOver = (
  count: number,
  answer: (sample: AskedSample, signal: AbortSignal) => Asked | Promise<Asked>,
  more: Partial<Pick<Asker, 'together' | 'atOnce'>> & { readonly gone?: readonly number[] } = {},
) => {
  const kept = new Map<string, Asked>();
  let closed = 0;
  let waiting = waitingOf(count);
  const start = () =>
    startRunner({
      asker: {
        together: more.together ?? 1,
        atOnce: more.atOnce ?? 1,
        ask: (samples, signal) =>
          Promise.all(samples.map((sample) => Promise.resolve(answer(sample, signal)))),
        close: () => {
          closed += 1;
          return Promise.resolve();
        },
      },
      next: (after, many) => waiting.filter(({ id }) => id > after).slice(0, many),
      sampleOf: ({ id, relPath }) =>
        more.gone?.includes(id) === true
          ? null
          : { id, relPath, captions: { tags: null, nl: null }, imageSize: 1, imageMtime: 1 },
      keep: (answers) => {
        for (const one of answers) kept.set(one.waiting.relPath, one.asked);
        waiting = waiting.filter(({ relPath }) => !kept.has(relPath));
      },
    });
  return { start, kept, closes: () => closed, left: () => waiting.map(({ relPath }) => relPath) };
};

test('each sample is asked about once, in pieces, several at once', async () => {
  let under = 0;
  let most = 0;
  const asked: string[] = [];
  const over = runOver(
    23,
    async ({ relPath }) => {
      asked.push(relPath);
      under += 1;
      most = Math.max(most, under);
      await Promise.resolve();
      under -= 1;
      return answered(relPath);
    },
    { together: 2, atOnce: 3 },
  );
  expect(await over.start().ended).toEqual({ as: 'done' });
  expect(asked.toSorted()).toEqual(
    waitingOf(23)
      .map(({ relPath }) => relPath)
      .toSorted(),
  );
  expect(most).toBeGreaterThan(2);
  expect(most).toBeLessThanOrEqual(6);
  expect(over.kept.size).toBe(23);
  expect(over.closes()).toBe(1);
});

test('a sample that fails by itself, or is gone, stops nothing', async () => {
  const over = runOver(5, ({ id }) => (id === 2 ? failedOf('sample') : answered('yes')), { gone: [4] });
  expect(await over.start().ended).toEqual({ as: 'done' });
  expect(over.kept.get('2.png')).toMatchObject({ ok: false, of: 'sample' });
  expect(over.kept.get('4.png')).toMatchObject({ ok: false, message: '4.png is no longer in the dataset.' });
  expect(over.kept.size).toBe(5);
});

test('where no other sample would fare better the run is paused, and this one waits', async () => {
  const over = runOver(5, ({ id }) => (id === 3 ? failedOf('run') : answered('yes')));
  expect(await over.start().ended).toEqual({ as: 'paused', why: 'It failed (run).' });
  expect(over.left()).toEqual(['3.png', '4.png', '5.png']);
});

test('a server that is gone pauses the run after a few failures, none of which counts as one', async () => {
  const over = runOver(20, ({ id }) => (id > 4 ? failedOf('perhaps') : answered('yes')));
  expect(await over.start().ended).toEqual({ as: 'paused', why: 'It failed (perhaps).' });
  expect(over.kept.size).toBe(4);
  expect(over.left()).toHaveLength(16);
});

test('what was answered without a caption counts towards the pause, and is kept: the run comes past it', async () => {
  const filtered: Asked = { ...failedOf('perhaps'), cause: 'answer', reached: true };
  const over = runOver(20, ({ id }) => (id <= 12 ? filtered : answered('yes')), { atOnce: 4 });
  expect(await over.start().ended).toEqual({ as: 'paused', why: 'It failed (perhaps).' });
  const first = [...over.kept.keys()];
  expect(first.length).toBeGreaterThan(0);
  expect(over.left()).not.toContain('1.png');
  while (over.left().length > 0) await over.start().ended;
  expect([...over.kept.values()].filter(({ ok }) => ok)).toHaveLength(8);
});

test('a pause keeps what was answered without a caption, and lets what the server did not answer wait', async () => {
  const over = runOver(5, ({ id }) => ({ ...failedOf('perhaps'), reached: id === 2 }));
  expect(await over.start().ended).toEqual({ as: 'paused', why: 'It failed (perhaps).' });
  expect([...over.kept.keys()]).toEqual(['2.png']);
  expect(over.left()).toEqual(['1.png', '3.png', '4.png', '5.png']);
});

test('failures between answers are those of their samples, also the last ones', async () => {
  const over = runOver(9, ({ id }) => (id % 3 === 0 ? failedOf('perhaps') : answered('yes')));
  expect(await over.start().ended).toEqual({ as: 'done' });
  expect(over.left()).toEqual([]);
  expect([...over.kept].filter(([, { ok }]) => !ok).map(([relPath]) => relPath)).toEqual([
    '3.png',
    '6.png',
    '9.png',
  ]);
});

test('those that did not reach the server are asked again while it answers others; else the run is paused', async () => {
  let down = true;
  const lost: Asked = { ok: false, cause: 'gone', message: 'It cannot be reached.', of: 'perhaps' };
  const over = runOver(4, ({ id }) => {
    if (id > 2) down = false;
    return down ? lost : answered('yes');
  });
  expect(await over.start().ended).toEqual({ as: 'done' });
  expect(over.kept.size).toBe(4);
  expect([...over.kept.values()].every(({ ok }) => ok)).toBe(true);
  const dead = runOver(2, () => lost);
  expect(await dead.start().ended).toEqual({ as: 'paused', why: 'It cannot be reached.' });
  expect(dead.kept.size).toBe(0);
});

test('pausing keeps what is under way; going on asks for the rest alone', async () => {
  const asked: string[] = [];
  const first = Promise.withResolvers<undefined>();
  const over = runOver(4, async ({ relPath }) => {
    asked.push(relPath);
    await first.promise;
    return answered('yes');
  });
  const runner = over.start();
  runner.pause();
  first.resolve(undefined);
  expect(await runner.ended).toEqual({ as: 'paused', why: null });
  expect([...over.kept.keys()]).toEqual(['1.png']);
  expect(await over.start().ended).toEqual({ as: 'done' });
  expect(asked).toEqual(['1.png', '2.png', '3.png', '4.png']);
});

test('cancelling drops what is under way', async () => {
  const over = runOver(4, (_, signal) => {
    const { promise, reject } = Promise.withResolvers<Asked>();
    signal.addEventListener('abort', () => reject(new Error('aborted')));
    return promise;
  });
  const runner = over.start();
  runner.cancel();
  expect(await runner.ended).toEqual({ as: 'cancelled' });
  expect(over.kept.size).toBe(0);
  expect(over.closes()).toBe(1);
});

test('an error of the program ends the run, and the asker is closed', async () => {
  const over = runOver(2, () => Promise.reject(new Error('a mistake')));
  await expect(over.start().ended).rejects.toThrow('a mistake');
  expect(over.closes()).toBe(1);
});
