import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createProgress } from './progress.ts';

/** A stderr that records, and a clock that is set by hand. */
const setUp = (isTTY: boolean) => {
  let text = '';
  const write = (chunk: Buffer, _: string, done: () => void): void => {
    text += chunk.toString();
    done();
  };
  const stderr = Object.assign(new Writable({ write }), { isTTY, columns: 60 });
  const clock = { now: 0 };
  return { stderr, clock, text: () => text };
};

test('in a log there is a line a second, and one at the end', () => {
  const { stderr, clock, text } = setUp(false);
  const progress = createProgress(stderr, false, () => clock.now);
  for (let done = 0; done <= 2500; done += 10) {
    clock.now = done;
    progress.update('Reading', done, 12_000);
  }
  progress.end();
  expect(text()).toBe('Reading: 1,000 of 12,000\nReading: 2,000 of 12,000\nReading: 2,500 of 12,000\n');
});

test('in a log a job that does not come on is told of once', () => {
  const { stderr, clock, text } = setUp(false);
  const progress = createProgress(stderr, false, () => clock.now);
  for (clock.now = 0; clock.now <= 5000; clock.now += 1000)
    progress.update('Captioning', clock.now < 4000 ? 0 : 1, 4);
  progress.end();
  expect(text()).toBe('Captioning: 0 of 4\nCaptioning: 1 of 4\n');
});

test('on a terminal a bar redraws itself within the line, and leaves nothing behind', () => {
  const { stderr, clock, text } = setUp(true);
  const progress = createProgress(stderr, false, () => clock.now);
  progress.update('Reading', 0, null);
  clock.now = 50;
  progress.update('Reading', 10, 100);
  clock.now = 150;
  progress.update('Reading', 50, 100);
  progress.end();
  const drawings = text().split('\r\u001b[K').slice(1);
  expect(drawings).toEqual([
    `${'·'.repeat(24)} Reading: 0`,
    `${'█'.repeat(12)}${'·'.repeat(12)} Reading: 50 of 100`,
    '',
  ]);
});

test('a bar is never longer than the terminal is wide', () => {
  const { stderr, text } = setUp(true);
  createProgress(stderr, false, () => 0).update('x'.repeat(200), 1, 2);
  expect(text().replace('\r\u001b[K', '').length).toBeLessThan(60);
});

test('quiet is quiet', () => {
  const { stderr, text } = setUp(false);
  const progress = createProgress(stderr, true, () => 0);
  progress.update('Reading', 1, 2);
  progress.end();
  expect(text()).toBe('');
});
