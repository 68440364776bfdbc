/** An undo history that is gone, empty or damaged: said, with where it is, and a new one goes on. */
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleId } from '../../../shared/api/ids.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

const add = (tag: string): Edit => ({ kind: 'add-tag', tag, place: { at: 'end' } });

/** A dataset with one edit, closed again, and where its journal lies. */
const edited = async () => {
  const [folder, dataDir] = [tempFolder(), tempFolder()];
  writeFiles(folder, { 'a.png': await pngOf(), 'a.txt': 'solo' });
  const open = async () => {
    const engine = await startEngine(dataDir);
    const info = await engine.open(folder);
    const edit = (tag: string) =>
      engine.call('POST /api/edits', { body: { edit: add(tag), scope: { ids: [sampleId.parse(1)] } } });
    return { ...engine, info, edit, text: () => readFileSync(join(folder, 'a.txt'), 'utf8') };
  };
  const first = await open();
  expect(first.info.notice).toBeNull();
  await first.edit('hat');
  await first.close();
  return { open, journal: join(dataDir, 'datasets', first.info.id, 'journal.db') };
};

const lose = {
  gone: (journal: string): void => rmSync(journal),
  empty: (journal: string): void => truncateSync(journal),
};

test.each(['gone', 'empty'] as const)(
  'a journal that is %s is said once, and a new one goes on',
  async (how) => {
    const { open, journal } = await edited();
    lose[how](journal);
    const again = await open();
    expect(again.info.notice).toContain(`${journal}, is ${how}`);
    expect(await again.refused('POST /api/undo', { body: {} })).toMatchObject({ code: 'nothing-to-undo' });
    await again.edit('boots');
    await again.call('POST /api/undo', { body: {} });
    expect(again.text()).toBe('solo, hat');
    await again.close();
    expect((await open()).info.notice).toBeNull();
  },
);

const garbage = Buffer.alloc(4096, 'no database ');
const damage = {
  'that is no database': (journal: string): void => writeFileSync(journal, garbage),
  'whose pages are damaged': (journal: string): void => {
    const bytes = readFileSync(journal);
    for (let page = 4096; page < bytes.byteLength; page += 4096) garbage.copy(bytes, page);
    writeFileSync(journal, bytes);
  },
};

test.each(['that is no database', 'whose pages are damaged'] as const)(
  'a journal %s stops editing alone, and can be kept beside a new one',
  async (how) => {
    const { open, journal } = await edited();
    damage[how](journal);
    const again = await open();
    const query = { from: 0, count: 10 };
    for (const error of [
      await again.refused('GET /api/edits', { query }),
      await again.refused('POST /api/undo', { body: {} }),
    ]) {
      expect(error).toMatchObject({ code: 'journal-damaged', detail: { path: journal } });
      expect(error.message).toContain('--new-journal');
    }
    expect((await again.call('GET /api/stats')).samples).toBe(1);
    const damaged = readFileSync(journal);
    const { kept } = await again.call('POST /api/journal/renew');
    expect(kept.startsWith(`${journal}.damaged-`)).toBe(true);
    expect(readFileSync(kept).equals(damaged)).toBe(true);
    await again.edit('boots');
    await again.call('POST /api/undo', { body: {} });
    expect(again.text()).toBe('solo, hat');
    expect(await again.refused('POST /api/journal/renew')).toMatchObject({ code: 'bad-request' });
    await again.close();
    expect((await open()).info.notice).toBeNull();
    expect(existsSync(kept)).toBe(true);
    expect(readdirSync(dirname(journal)).filter((name) => name.includes('damaged'))).toHaveLength(1);
  },
);
