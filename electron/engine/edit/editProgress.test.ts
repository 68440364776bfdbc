/** How an edit's progress and the reading of its files go together. */
import { expect, test } from 'vitest';
import { createEditProgress } from './editProgress.ts';

const setUp = () => {
  const steps: string[] = [];
  const progress = createEditProgress(
    {
      rescan: (files) => {
        steps.push(`read ${files.join(', ')}`);
        return Promise.resolve();
      },
      unfollowed: (work) => {
        steps.push('unfollowed');
        return work();
      },
      projectWritten: () => void steps.push('project'),
    },
    (label, done, total) => void steps.push(`${label}: ${done} of ${total}`),
  );
  const watch = { progress: (done: number, total: number) => void steps.push(`${done} of ${total}`) };
  const written = (file: string): void =>
    progress.onNotice({ type: 'written', files: [file], done: 1, total: 1 });
  return { steps, progress, watch, written };
};

test('an edit is done when the index has read what it wrote', async () => {
  const { steps, progress, watch, written } = setUp();
  const { watched, settled } = progress;
  const edit = settled(1, () => {
    written('a.txt');
    steps.push('written');
    return Promise.resolve('report');
  });
  expect(await watched(watch, () => edit)).toBe('report');
  expect(steps).toEqual(['read a.txt', 'written']);
});

test('progress goes to the edit that is running, and to none when it has ended', async () => {
  const { steps, progress, watch, written } = setUp();
  await progress.watched(watch, () => {
    progress.onNotice({ type: 'planning', done: 500, total: 1000 });
    return Promise.resolve();
  });
  written('b.txt');
  await progress.rereads();
  expect(steps).toEqual(['500 of 1000', 'read b.txt']);
});

test('the files of a large edit are not followed one by one', async () => {
  const { steps, progress } = setUp();
  await progress.settled(500, () => Promise.resolve());
  expect(steps).toEqual([]);
  await progress.settled(501, () => Promise.resolve());
  expect(steps).toEqual(['unfollowed']);
});

test('recovery and entries of the project file go where they belong', () => {
  const { steps, progress } = setUp();
  progress.onNotice({ type: 'recovering', label: 'Rename', done: 3, total: 9 });
  progress.onNotice({ type: 'project', written: { from: 'a', to: 'b', entries: [] } });
  expect(steps).toEqual(['Rename: 3 of 9', 'project']);
});
