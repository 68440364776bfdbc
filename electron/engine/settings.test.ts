import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { startEngine, tempFolder } from './testing.ts';

test('settings are kept across engines, and told to every window', async () => {
  const dataDir = tempFolder();
  const first = await startEngine(dataDir);
  const before = await first.call('GET /api/settings');
  await first.call('PATCH /api/settings', { body: { theme: 'dark', foldedFacets: ['sizes'] } });
  const event = await first.until(({ type }) => type === 'settings');
  expect(event).toMatchObject({ settings: { theme: 'dark' } });
  await first.close();
  const second = await startEngine(dataDir);
  expect(await second.call('GET /api/settings')).toEqual({
    ...before,
    theme: 'dark',
    foldedFacets: ['sizes'],
  });
});

test('what is no setting is refused, and nothing is changed', async () => {
  const engine = await startEngine();
  const before = await engine.call('GET /api/settings');
  const response = await engine.engine.fetch(
    new Request('http://engine/api/settings', { method: 'PATCH', body: '{"theme":"pink"}' }),
  );
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'bad-request' });
  expect(await engine.call('GET /api/settings')).toEqual(before);
});

test.each(['{"theme": "da', '{"theme": "pink"}', '[]', ''])(
  'a damaged file (%j) is set aside, and the defaults hold',
  async (content) => {
    const dataDir = tempFolder();
    writeFileSync(path.join(dataDir, 'settings.json'), content);
    const engine = await startEngine(dataDir);
    expect(await engine.call('GET /api/settings')).toMatchObject({ theme: 'system' });
    expect(readFileSync(path.join(dataDir, 'settings.json.damaged'), 'utf8')).toBe(content);
    await engine.call('PATCH /api/settings', { body: { theme: 'light' } });
    expect(readdirSync(dataDir).toSorted()).toEqual([
      'settings.json',
      'settings.json.damaged',
      'settings.json.lock',
    ]);
  },
);
