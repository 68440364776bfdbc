import { expect, test } from 'vitest';
import { openingHeader, openingId } from './ids.ts';
import { wireRequest } from './request.ts';

const opening = openingId.parse('opening-1');

test('parameters are escaped, and what is undefined is not in the query', () => {
  const rows = wireRequest('GET /api/views/:id/rows', {
    params: { id: 'a/b ?' },
    query: { from: 60, count: 60 },
  });
  expect(rows.address).toBe('/api/views/a%2Fb%20%3F/rows?from=60&count=60');
  expect(wireRequest('GET /api/folders', { query: { path: undefined } }).address).toBe('/api/folders');
});

test('a GET has no body; all else has JSON', () => {
  expect(wireRequest('GET /api/dataset')).toEqual({
    address: '/api/dataset',
    method: 'GET',
    headers: { accept: 'application/json' },
  });
  expect(wireRequest('POST /api/dataset/open', { body: { path: '/data' } })).toMatchObject({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"path":"/data"}',
  });
  expect(wireRequest('POST /api/dataset/close').body).toBe('{}');
});

test('only what changes the dataset names the opening that it is meant for', () => {
  expect(wireRequest('POST /api/dataset/close', { opening }).headers).toMatchObject({
    [openingHeader]: opening,
  });
  expect(wireRequest('GET /api/dataset', { opening }).headers).not.toHaveProperty(openingHeader);
  expect(wireRequest('POST /api/dataset/close', { opening: null }).headers).not.toHaveProperty(openingHeader);
});
