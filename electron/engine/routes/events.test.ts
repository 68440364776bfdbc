import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createEvents } from '../work/events.ts';
import { createJobs } from '../work/jobs.ts';
import { eventsRoutes } from './events.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

test('hello comes first, to everybody who connects, with what is open and what runs', async () => {
  const root = tempFolder();
  writeFiles(root, { 'a.png': await pngOf() });
  const engine = await startEngine();
  const [hello] = [await engine.until(() => true)];
  expect(hello).toMatchObject({ type: 'hello', dataset: null, jobs: [] });
  await engine.open(root);
  const response = await engine.engine.fetch(new Request('http://engine/api/events'));
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const first = (await reader?.read())?.value ?? '';
  expect(first).toContain('"type":"hello"');
  expect(first).toContain(`"path":"${root}"`);
  await reader?.cancel();
});

test('a reader that goes is not written to any more; the stream ends when the engine closes', async () => {
  const engine = await startEngine();
  const gone = await engine.engine.fetch(new Request('http://engine/api/events'));
  await gone.body?.cancel();
  const staying = await engine.engine.fetch(new Request('http://engine/api/events'));
  await engine.call('PATCH /api/settings', { body: { theme: 'dark' } });
  await engine.close();
  const text = await staying.text();
  expect(text.match(/"type":"\w+"/g)).toEqual(['"type":"hello"', '"type":"settings"']);
});

test('a reader that never reads is cut off before it fills the memory', async () => {
  const events = createEvents();
  const jobs = createJobs(events);
  const workspace = { peek: () => null, current: () => expect.fail() };
  const app = new Hono();
  eventsRoutes(app, { engineId: 'x', workspace, events, jobs, closing: new AbortController().signal });
  const slow = await app.fetch(new Request('http://engine/api/events'));
  for (let i = 0; i < 3000; i++) events.publish({ type: 'dataset', dataset: null });
  const text = await slow.text();
  expect(text.match(/"type":"dataset"/g)?.length).toBeLessThan(1100);
});

test('an address that is none is answered as an error of the contract', async () => {
  const { engine } = await startEngine();
  const response = await engine.fetch(new Request('http://engine/api/nothing'));
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 'not-found' });
});
