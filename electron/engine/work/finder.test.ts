/** The life of a finder: when it searches, what it tells, and how it ends. */
import { beforeEach, expect, test } from 'vitest';
import { datasetClosed } from '../errors.ts';
import { createStage, jobAfter, quiet, settled, stopClock } from './testing.ts';

beforeEach(stopClock);

test('a change begins a run once the dataset is quiet, however many there were', async () => {
  const { finder, searches, states, last, pass } = createStage();
  expect(finder.state()).toEqual({ at: 'idle' });
  for (let n = 0; n < 5; n += 1) {
    finder.invalidate();
    await pass(quiet - 1);
  }
  expect(searches).toHaveLength(0);
  expect(finder.state()).toEqual({ at: 'waiting' });
  await pass(1);
  expect(searches).toHaveLength(1);
  expect(last().run).toMatchObject({ asked: false, last: null });
  last().finish('one');
  await settled();
  expect([finder.state(), finder.found()]).toEqual([{ at: 'found' }, 'one']);
  expect(states).toEqual(['waiting', 'running', 'found']);
});

test('what changes during a run begins one more, when that is quiet', async () => {
  const { finder, searches, last, pass } = createStage();
  finder.ask();
  await settled();
  for (let n = 0; n < 3; n += 1) finder.invalidate();
  expect(searches).toHaveLength(1);
  last().finish('one');
  await settled();
  expect([finder.state(), finder.found()]).toEqual([{ at: 'waiting' }, 'one']);
  await pass(quiet);
  expect(searches).toHaveLength(2);
  expect(last().run.last).toBe('one');
  last().finish('two');
  await settled();
  expect([finder.state(), finder.found()]).toEqual([{ at: 'found' }, 'two']);
  await pass(quiet * 10);
  expect(searches).toHaveLength(2);
});

test('before the first request, changes begin nothing where it is not looked for unasked', async () => {
  const { finder, searches, last, pass } = createStage({ unasked: false });
  finder.invalidate();
  await pass(quiet * 10);
  expect([finder.state(), searches.length]).toEqual([{ at: 'idle' }, 0]);
  finder.ask();
  finder.ask();
  await settled();
  expect(searches).toHaveLength(1);
  expect(last().run.asked).toBe(true);
  last().finish('one');
  await settled();
  finder.invalidate();
  await pass(quiet);
  expect(searches).toHaveLength(2);
});

test('how long is waited follows how long it took', async () => {
  const { finder, searches, last, pass } = createStage({ quiet: (took) => 100 + took });
  finder.ask();
  await pass(2000);
  last().finish('one');
  await settled();
  finder.invalidate();
  await pass(2099);
  expect(searches).toHaveLength(1);
  await pass(1);
  expect(searches).toHaveLength(2);
});

test('who waits for it waits for the run that knows the last change, and no longer than wanted', async () => {
  const { finder, searches, last } = createStage();
  const first = finder.upToDate();
  const stop = new AbortController();
  const impatient = finder.upToDate(stop.signal);
  await settled();
  finder.invalidate();
  last().finish('one');
  await settled();
  // A caller waits: the search does not wait until it is quiet.
  expect(searches).toHaveLength(2);
  stop.abort(new Error('Gone.'));
  await expect(impatient).rejects.toThrow('Gone.');
  await expect(finder.upToDate(stop.signal)).rejects.toThrow('Gone.');
  last().finish('two');
  expect(await first).toEqual({ at: 'found' });
  expect(await finder.upToDate()).toEqual({ at: 'found' });
  expect(searches).toHaveLength(2);
});

test('a failure is told once, and tried again after a change or on request', async () => {
  const { finder, told, logged, searches, last, pass } = createStage({ jobAfter: { asked: 0, unasked: 0 } });
  const waiting = finder.upToDate();
  await settled();
  last().fail('The disk is gone.');
  const failed = { at: 'failed', reason: 'The disk is gone.' };
  expect(await waiting).toEqual(failed);
  expect(finder.state()).toEqual(failed);
  await pass(quiet * 10);
  expect(searches).toHaveLength(1);
  expect(logged).toEqual(['Nothing was looked for: The disk is gone.']);
  expect(told.map(({ state, message }) => [state, message])).toEqual([
    ['running', null],
    ['failed', 'The disk is gone.'],
  ]);
  finder.invalidate();
  await pass(quiet);
  last().fail('Still gone.');
  await settled();
  const again = finder.upToDate();
  await settled();
  last().finish('one');
  expect(await again).toEqual({ at: 'found' });
});

test('a run is told as a job once it lasts, with how far it is, and ends with a message', async () => {
  const { finder, told, last, pass } = createStage({ message: (found) => `${found} found.` });
  finder.ask();
  await pass(jobAfter - 1);
  expect(finder.job()).toBeNull();
  await pass(1);
  last().run.progress(3, 7);
  expect(finder.job()).toMatchObject({ kind: 'insight', label: 'Looking', done: 3, total: 7 });
  last().finish('One');
  await settled();
  expect(finder.job()).toBeNull();
  expect(told.at(-1)).toMatchObject({ state: 'done', message: 'One found.' });
});

test('a run that ends soon is no job, unless it says so itself', async () => {
  const { finder, told, last } = createStage({ jobAfter: { asked: null, unasked: null } });
  finder.ask();
  await settled();
  last().finish('one');
  await settled();
  expect(told).toEqual([]);
  finder.ask();
  await settled();
  last().run.begin();
  last().run.begin();
  last().finish('two');
  await settled();
  expect(told.map(({ state }) => state)).toEqual(['running', 'done']);
});

test.each(['a change', 'a question'] as const)(
  'a cancelled run begins again after %s, and not by itself',
  async (afterCancel) => {
    const { finder, jobs, searches, told, last, logged, pass } = createStage({ afterCancel });
    const waiting = finder.upToDate();
    await pass(jobAfter);
    finder.invalidate();
    jobs.cancel(finder.job()?.id ?? '');
    expect(await waiting).toEqual({ at: 'cancelled' });
    await pass(quiet * 10);
    expect([finder.state(), searches.length]).toEqual([{ at: 'cancelled' }, 1]);
    expect(told.at(-1)?.state).toBe('cancelled');
    expect(logged).toEqual([]);
    finder.invalidate();
    await pass(quiet);
    expect(searches).toHaveLength(afterCancel === 'a change' ? 2 : 1);
    finder.ask();
    await settled();
    expect(searches).toHaveLength(2);
    last().finish('one');
    await settled();
    expect(finder.found()).toBe('one');
  },
);

test('what has not begun yet is cancelled as well', async () => {
  const { finder, searches, pass } = createStage();
  finder.invalidate();
  finder.cancel();
  await pass(quiet * 10);
  expect([finder.state(), searches.length]).toEqual([{ at: 'cancelled' }, 0]);
  finder.ask();
  finder.cancel();
  await settled();
  expect([finder.state(), searches.length]).toEqual([{ at: 'cancelled' }, 0]);
});

test('who asks for more than the run does gets the next, and one job for both', async () => {
  const { finder, searches, told, last } = createStage({
    quiet: () => 0,
    jobAfter: { asked: 0, unasked: null },
    askedDoesMore: true,
  });
  finder.invalidate();
  await settled();
  expect([last().run.asked, finder.job()]).toEqual([false, null]);
  finder.ask();
  const job = finder.job();
  expect(job?.state).toBe('running');
  last().finish('little');
  await settled();
  expect(searches).toHaveLength(2);
  expect([last().run.asked, finder.job()?.id]).toEqual([true, job?.id]);
  last().finish('all');
  await settled();
  expect(told.map(({ state }) => state)).toEqual(['running', 'done']);
  expect([finder.state(), finder.found()]).toEqual([{ at: 'found' }, 'all']);
});

test('a result is read from the last start, told before the end, and kept', async () => {
  const written: string[] = [];
  const kept = { read: () => 'old', write: (found: string) => void written.push(found) };
  const { finder, last } = createStage({ kept });
  expect([finder.found(), finder.state()]).toEqual(['old', { at: 'idle' }]);
  finder.ask();
  await settled();
  last().run.known('early');
  expect([finder.found(), finder.state()]).toEqual(['early', { at: 'running' }]);
  last().finish('new');
  await settled();
  expect([finder.found(), written]).toEqual(['new', ['new']]);
});

const refuse = (): never => {
  throw new Error('The disk is full.');
};

test('a result that cannot be kept is a failure, and known all the same', async () => {
  const { finder, last } = createStage({ kept: { read: () => undefined, write: refuse } });
  finder.ask();
  await settled();
  last().finish('new');
  await settled();
  expect([finder.found(), finder.state()]).toEqual(['new', { at: 'failed', reason: 'The disk is full.' }]);
});

test('a listener that throws does not stop the others', async () => {
  const { finder, logged, last } = createStage();
  finder.subscribe(refuse);
  finder.ask();
  await settled();
  last().finish('one');
  await settled();
  expect(finder.state()).toEqual({ at: 'found' });
  expect(logged).toEqual(['Looking: The disk is full.', 'Looking: The disk is full.']);
});

test('closing ends the run and its job, publishes nothing, and nothing is begun afterwards', async () => {
  const { finder, searches, states, told, last, pass, running } = createStage();
  const waiting = finder.upToDate();
  await pass(jobAfter);
  finder.invalidate();
  const { signal, closing } = last().run;
  const closed = finder.close();
  expect([signal.aborted, closing.aborted]).toEqual([true, true]);
  expect(finder.close()).toBe(closed);
  await closed;
  expect(await waiting).toEqual({ at: 'closed' });
  expect(running()).toBe(0);
  finder.ask();
  finder.invalidate();
  finder.cancel();
  expect(await finder.upToDate()).toEqual({ at: 'closed' });
  await pass(quiet * 10);
  expect(searches).toHaveLength(1);
  expect(states).toEqual(['running']);
  expect(told.map(({ state }) => state)).toEqual(['running', 'cancelled']);
});

test('a run that was closed before its search began does not begin it', async () => {
  const { finder, searches } = createStage();
  finder.ask();
  await finder.close();
  expect(searches).toHaveLength(0);
});

test('a search whose source was closed before it is cancelled, and no failure', async () => {
  const { finder, last, logged } = createStage();
  finder.ask();
  await settled();
  last().fail(datasetClosed());
  await settled();
  expect([finder.state(), logged]).toEqual([{ at: 'cancelled' }, []]);
});
