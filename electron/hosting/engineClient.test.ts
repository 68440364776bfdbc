import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { EngineCallError } from './engineCallError.ts';
import { createEngineClient } from './engineClient.ts';

const clientOf = (app: Hono) => createEngineClient(async (request) => app.fetch(request));

test('params, query and body go where the contract has them', async () => {
  const app = new Hono();
  app.get('/api/views/:id/found', (context) => {
    const { id } = context.req.param();
    expect(context.req.query()).toEqual({ from: '0', count: '2' });
    const found = [{ relPath: id, tags: ['a, b'], nl: null, width: 1, height: 2, fileSize: 3 }];
    return context.json({ found });
  });
  const reply = await clientOf(app).call('GET /api/views/:id/found', {
    params: { id: 'a/b ?' },
    query: { from: 0, count: 2 },
  });
  expect(reply.found[0]?.relPath).toBe('a/b ?');
});

test('a refusal is thrown with its code, its sentence and its facts', async () => {
  const app = new Hono();
  const refusal = { code: 'bad-query', message: 'A bracket is open.', detail: { position: 3, length: 1 } };
  app.post('/api/views', (context) => context.json(refusal, 400));
  const refused = clientOf(app).call('POST /api/views', { body: { query: 'a (' } });
  await expect(refused).rejects.toMatchObject({ ...refusal, status: 400 });
  await expect(refused).rejects.toBeInstanceOf(EngineCallError);
});

test('an answer that is no answer of the engine is an error, not data', async () => {
  const app = new Hono();
  app.get('/api/recent', (context) => context.text('Bad gateway', 502));
  app.get('/api/jobs', (context) => context.json({ jobs: 'none' }));
  await expect(clientOf(app).call('GET /api/recent')).rejects.toMatchObject({
    code: 'internal',
    status: 502,
  });
  await expect(clientOf(app).call('GET /api/jobs')).rejects.toThrow('jobs');
});

test('events come in their order', async () => {
  const app = new Hono();
  const events = [
    { type: 'hello', engine: 'e', dataset: null, jobs: [] },
    { type: 'dataset', dataset: null },
  ];
  app.get('/api/events', (context) =>
    context.body(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join('')),
  );
  const seen = [];
  for await (const event of clientOf(app).events(new AbortController().signal)) seen.push(event);
  expect(seen).toEqual(events);
});
