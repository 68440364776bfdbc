/** The duration of an export from the plan to the last verified file; and of a second run, with nothing left to do. */
import type { EngineClient } from '../../electron/hosting/engineClient.ts';
import { exportSettings, type ExportSettingsInput } from '../../shared/export/settings.ts';

export interface ExportTimed {
  /** Until all was written and verified. */
  readonly seconds: number;
  /** Of these, until the plan was made. */
  readonly planned: number;
  /** A second run into the same folder. */
  readonly again: number;
  /** Of the first exported image, in pixels. */
  readonly size: { readonly width: number; readonly height: number };
}

/** Plans and writes. @returns seconds: until the plan, and in all */
const once = async (client: EngineClient, out: string, input: ExportSettingsInput) => {
  const settings = exportSettings.parse(input);
  const over = new AbortController();
  const events = client.events(over.signal);
  await events.next();
  const began = performance.now();
  const passed = (): number => (performance.now() - began) / 1000;
  const { id } = await client.call('POST /api/exports/plan', { body: { settings, scope: null, out } });
  const planned = passed();
  await client.call('POST /api/exports/:id/run', { params: { id } });
  for await (const event of events) {
    if (event.type === 'job' && event.job.kind === 'export' && event.job.state !== 'running') break;
  }
  const seconds = passed();
  over.abort();
  const { result } = await client.call('GET /api/exports/:id/result', { params: { id } });
  if (result?.verified !== true) throw new Error(`Not exported: ${JSON.stringify(result).slice(0, 300)}`);
  const page = { params: { id }, query: { from: 0, count: 1 } };
  const [first] = (await client.call('GET /api/exports/:id/entries', page)).entries;
  return { planned, seconds, size: first?.to ?? { width: 0, height: 0 } };
};

export const exportTimed = async (
  client: EngineClient,
  out: string,
  settings: ExportSettingsInput,
): Promise<ExportTimed> => {
  const { planned, seconds, size } = await once(client, out, settings);
  const again = await once(client, out, settings);
  return { planned, seconds, size, again: again.seconds };
};
