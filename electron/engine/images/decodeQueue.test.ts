/** The order in which images are decoded: a decode ends when the test says so. */
import { expect, test } from 'vitest';
import { createDecodeQueue } from './decodeQueue.ts';

/** Work that notes when it starts, and ends when told to. */
const createStage = (options: { readonly atOnce: number; readonly limit: number }) => {
  const queue = createDecodeQueue<string>(options);
  const started: string[] = [];
  const ends = new Map<string, PromiseWithResolvers<string>>();
  const ask = (key: string, signal = new AbortController().signal): Promise<string> =>
    queue.run(
      key,
      () => {
        started.push(key);
        const end = Promise.withResolvers<string>();
        ends.set(key, end);
        return end.promise;
      },
      signal,
    );
  return {
    started,
    ask,
    end: (key: string): void => ends.get(key)?.resolve(`image ${key}`),
    fail: (key: string): void => ends.get(key)?.reject(new Error(`broken ${key}`)),
  };
};

test('the newest request is decoded first', async () => {
  const { started, ask, end } = createStage({ atOnce: 1, limit: 10 });
  const all = ['a', 'b', 'c'].map((key) => ask(key));
  expect(started).toEqual(['a']);
  end('a');
  await all[0];
  expect(started).toEqual(['a', 'c']);
  end('c');
  await all[2];
  end('b');
  await all[1];
  expect(started).toEqual(['a', 'c', 'b']);
});

test('only so many are decoded at the same time', () => {
  const { started, ask } = createStage({ atOnce: 2, limit: 10 });
  for (const key of ['a', 'b', 'c', 'd']) void ask(key);
  expect(started).toEqual(['a', 'b']);
});

test('requests for the same image share one decode', async () => {
  const { started, ask, end } = createStage({ atOnce: 1, limit: 10 });
  const both = [ask('a'), ask('a')];
  end('a');
  expect(await Promise.all(both)).toEqual(['image a', 'image a']);
  expect(started).toEqual(['a']);
});

test('asking again for one that waits makes it the newest', async () => {
  const { started, ask, end } = createStage({ atOnce: 1, limit: 10 });
  const first = ask('a');
  const early = ask('b');
  void ask('c');
  const again = ask('b');
  end('a');
  await first;
  expect(started).toEqual(['a', 'b']);
  end('b');
  expect(await Promise.all([early, again])).toEqual(['image b', 'image b']);
});

test('a request that was taken back is not decoded', async () => {
  const { started, ask, end } = createStage({ atOnce: 1, limit: 10 });
  const first = ask('a');
  const scrolledAway = new AbortController();
  const gone = ask('b', scrolledAway.signal);
  const third = ask('c');
  scrolledAway.abort();
  await expect(gone).rejects.toMatchObject({ code: 'cancelled' });
  end('a');
  await first;
  end('c');
  await third;
  expect(started).toEqual(['a', 'c']);
});

test('one who takes back does not take it from the others', async () => {
  const { ask, end } = createStage({ atOnce: 1, limit: 10 });
  const first = ask('a');
  const scrolledAway = new AbortController();
  const gone = ask('b', scrolledAway.signal);
  const stays = ask('b');
  scrolledAway.abort();
  await expect(gone).rejects.toMatchObject({ code: 'cancelled' });
  end('a');
  await first;
  end('b');
  expect(await stays).toBe('image b');
});

test('a request that is taken back before it is made is not decoded', async () => {
  const { started, ask } = createStage({ atOnce: 1, limit: 10 });
  await expect(ask('a', AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  expect(started).toEqual([]);
});

test('when too many wait, the oldest is turned away', async () => {
  const { started, ask, end } = createStage({ atOnce: 1, limit: 2 });
  const first = ask('a');
  const oldest = ask('b');
  void ask('c');
  void ask('d');
  await expect(oldest).rejects.toMatchObject({ code: 'busy' });
  end('a');
  await first;
  expect(started).toEqual(['a', 'd']);
});

test('a failure goes to all who wait for it, and the next one is decoded', async () => {
  const { started, ask, fail } = createStage({ atOnce: 1, limit: 10 });
  const both = [ask('a'), ask('a')];
  void ask('b');
  fail('a');
  for (const waiting of both) await expect(waiting).rejects.toThrow('broken a');
  expect(started).toEqual(['a', 'b']);
});
