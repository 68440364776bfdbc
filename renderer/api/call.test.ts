import { describe, expect, test } from 'vitest';
import { addressOf, ApiFailure, createCall, isAbort } from './call.ts';

describe('an address', () => {
  test('holds its parameters, escaped, and its query without what is undefined', () => {
    expect(addressOf('/api/views/:id/rows', { params: { id: 'a/b' }, query: { from: 60, count: 60 } })).toBe(
      '/api/views/a%2Fb/rows?from=60&count=60',
    );
    expect(addressOf('/api/folders', { query: { path: undefined } })).toBe('/api/folders');
  });
});

const failing = (status: number, body: unknown) =>
  createCall(() => Promise.resolve(Response.json(body, { status })))('GET /api/dataset');

describe('a call', () => {
  test('sends a body as JSON, and nothing with a GET', async () => {
    const sent: RequestInit[] = [];
    const call = createCall((_, init) => {
      sent.push(init);
      return Promise.resolve(Response.json({}));
    });
    await call('GET /api/dataset');
    await call('POST /api/dataset/open', { body: { path: '/data' } });
    expect(sent.map(({ method, body }) => ({ method, body }))).toEqual([
      { method: 'GET', body: undefined },
      { method: 'POST', body: '{"path":"/data"}' },
    ]);
  });

  test('fails with the engine’s own words', async () => {
    const error = { code: 'bad-query', message: 'A ")" is missing.', detail: { position: 3 } };
    await expect(failing(400, error)).rejects.toMatchObject(error);
  });

  test('fails in words for people when the answer is not the engine’s', async () => {
    await expect(failing(502, '<html>')).rejects.toMatchObject({ code: 'unreachable' });
    await expect(failing(403, '')).rejects.toMatchObject({ code: 'refused' });
    await expect(failing(403, '')).rejects.toThrow(/open the address/);
  });

  test('that finds nobody says that the engine is away', async () => {
    const call = createCall(() => Promise.reject(new TypeError('fetch failed')));
    await expect(call('GET /api/dataset')).rejects.toBeInstanceOf(ApiFailure);
  });

  test('that was given up is no failure of the engine', async () => {
    const call = createCall((_, { signal }) => Promise.reject(signal?.reason as Error));
    const given = AbortSignal.abort();
    const error: unknown = await call('GET /api/dataset', { signal: given }).catch(
      (reason: unknown) => reason,
    );
    expect(isAbort(error)).toBe(true);
  });
});
