import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, onTestFinished, test } from 'vitest';
import { readAgain } from './readAgain.ts';

/** A query that is on screen; each read waits until it is let go, and gives what is true when it began. */
const shown = () => {
  const client = new QueryClient();
  const reads: { readonly value: number; readonly end: () => void }[] = [];
  let truth = 0;
  const observer = new QueryObserver(client, {
    queryKey: ['runs', 1],
    queryFn: () => {
      const value = truth;
      const { promise, resolve } = Promise.withResolvers<number>();
      reads.push({ value, end: () => resolve(value) });
      return promise;
    },
  });
  onTestFinished(observer.subscribe(() => undefined));
  return {
    client,
    reads,
    data: () => observer.getCurrentResult().data,
    change: (): void => {
      truth += 1;
      readAgain(client, ['runs']);
    },
  };
};

test('what is read is there though it changes all the time, and the last change is not missed', async () => {
  const { reads, data, change } = shown();
  for (const _ of 'many') change();
  expect(reads).toHaveLength(1);
  reads[0]?.end();
  await expect.poll(data).toBe(0);
  await expect.poll(() => reads.length).toBe(2);
  for (const _ of 'more') change();
  reads[1]?.end();
  await expect.poll(data).toBe(4);
  await expect.poll(() => reads.length).toBe(3);
  reads[2]?.end();
  await expect.poll(data).toBe(8);
  expect(reads).toHaveLength(3);
  change();
  expect(reads).toHaveLength(4);
});

test('where it may not be read it is left', async () => {
  const { client, reads, data } = shown();
  reads[0]?.end();
  await expect.poll(data).toBe(0);
  readAgain(client, ['runs'], () => false);
  expect(reads).toHaveLength(1);
});
