/** The life of a finder, whatever happens in whatever order. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { createStage, quiet, stopClock, type Search } from './testing.ts';

beforeEach(stopClock);

const steps = ['ask', 'invalidate', 'cancel', 'finish', 'fail', 'quiet', 'a little', 'upToDate'] as const;

test('whatever happens in whatever order: one run at a time, each failure told once, nothing after the closing', async () => {
  const policy = fc.constantFrom('a change' as const, 'a question' as const);
  const orders = fc.array(fc.constantFrom(...steps), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(orders, policy, fc.boolean(), async (order, afterCancel, askedDoesMore) => {
      const stage = createStage({ afterCancel, askedDoesMore });
      const { finder, searches, logged, last, pass } = stage;
      const waits: Promise<unknown>[] = [];
      /** Ended by the test. */
      const ended = new Set<Search>();
      let failures = 0;
      let searchesAtChange = 0;
      for (const step of order) {
        const before = finder.state().at;
        const begun = searches.length;
        const open = before === 'running' && searches.length > 0 && !ended.has(last());
        if (step === 'ask') finder.ask();
        if (step === 'upToDate') waits.push(finder.upToDate());
        if (step === 'cancel') finder.cancel();
        if (step === 'invalidate') {
          finder.invalidate();
          searchesAtChange = begun;
        }
        if (step === 'finish' || step === 'fail') {
          if (open) ended.add(last());
          if (open && step === 'finish') last().finish(`${begun}`);
          if (open && step === 'fail') {
            last().fail(`${begun}`);
            failures += 1;
          }
        }
        await pass(step === 'quiet' ? quiet : step === 'a little' ? 1 : 0);
        const { at } = finder.state();
        expect(stage.mostAtOnce()).toBeLessThan(2);
        expect(stage.running()).toBe(at === 'running' ? 1 : 0);
        expect(logged).toHaveLength(failures);
        // A state of `found` means that the search began after the last change.
        if (at === 'found') expect(searches.length).toBeGreaterThan(searchesAtChange);
        if (before === 'cancelled' && (step === 'quiet' || step === 'a little')) expect(at).toBe('cancelled');
        if (afterCancel === 'a question' && before === 'cancelled' && step === 'invalidate')
          expect(at).toBe('cancelled');
      }
      const begun = searches.length;
      await finder.close();
      await Promise.all(waits);
      await pass(quiet * 10);
      expect([stage.running(), searches.length]).toEqual([0, begun]);
      expect(stage.jobs.list().filter(({ state }) => state === 'running')).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
