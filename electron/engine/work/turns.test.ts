import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('work waits for what was asked for before it, also for what fails', async () => {
  const turns = createTurns();
  const steps: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = turns.next(async () => {
    await gate.promise;
    steps.push('first');
    throw new Error('failed');
  });
  const second = turns.next(() => {
    steps.push('second');
    return 2;
  });
  gate.resolve();
  await expect(first).rejects.toThrow('failed');
  expect(await second).toBe(2);
  expect(steps).toEqual(['first', 'second']);
});

test('idle when the last has ended, however it ended', async () => {
  const turns = createTurns();
  await turns.idle();
  let ended = false;
  turns
    .next(async () => {
      await Promise.resolve();
      ended = true;
      throw new Error('failed');
    })
    .catch(() => undefined);
  await turns.idle();
  expect(ended).toBe(true);
});
