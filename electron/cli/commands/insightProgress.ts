/** Progress of the engine's finders while a command waits for them. */
import type { EngineClient } from '../../hosting/engineClient.ts';
import { createProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';

interface Shown {
  readonly terminal: Terminal;
  readonly quiet: boolean;
}

/** Does `work`, and shows the engine's jobs meanwhile; Ctrl+C cancels them. */
export const withInsightProgress = async <T>(
  client: EngineClient,
  { terminal, quiet }: Shown,
  work: () => Promise<T>,
): Promise<T> => {
  const progress = createProgress(terminal.stderr, quiet);
  const over = new AbortController();
  const show = async (): Promise<void> => {
    for await (const event of client.events(over.signal)) {
      if (event.type !== 'job' || event.job.kind !== 'insight') continue;
      const { id, label, done, total, state } = event.job;
      if (terminal.signal.aborted && state === 'running') {
        await client.call('POST /api/jobs/:id/cancel', { params: { id } });
      }
      progress.update(label, done, total);
    }
  };
  const shown = show().catch(() => undefined);
  const stop = async (): Promise<void> => {
    const { jobs } = await client.call('GET /api/jobs');
    const running = jobs.filter(({ state, kind }) => state === 'running' && kind === 'insight');
    await Promise.all(running.map(({ id }) => client.call('POST /api/jobs/:id/cancel', { params: { id } })));
  };
  const onAbort = (): void => void stop();
  terminal.signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await work();
  } finally {
    terminal.signal.removeEventListener('abort', onAbort);
    over.abort();
    await shown;
    progress.end();
  }
};
