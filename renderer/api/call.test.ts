import { describe, expect, test } from 'vitest';
import { ApiFailure, createCall, isAbort } from './call.ts';

const failing = (status: number, body: unknown) =>
  createCall(() => Promise.resolve(Response.json(body, { status })))('GET /api/dataset');

describe('a call', () => {
  test('fails with the engine’s own words', async () => {
    const error = { code: 'bad-query', message: 'A ")" is missing.', detail: { position: 3 } };
    await expect(failing(400, error)).rejects.toMatchObject(error);
  });

  test('fails in words for people when the answer is not the engine’s', async () => {
    await expect(failing(502, '<html>')).rejects.toMatchObject({ code: 'unreachable' });
    await expect(failing(403, '')).rejects.toMatchObject({ code: 'refused' });
    await expect(failing(403, '')).rejects.toThrow(/open the address/);
  });

  test('without an answer says that the engine is away', async () => {
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
