import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';
import { dataFolderError, prepareDataFolder, prepareDatasetFolder } from './dataFolder.ts';

const modeOf = (...parts: readonly string[]): string =>
  (statSync(path.join(...parts)).mode & 0o777).toString(8);

describe.runIf(process.platform !== 'win32')('other users', () => {
  test('cannot read anything that an engine keeps', async () => {
    const [root, parent] = [tempFolder(), tempFolder()];
    writeFiles(root, { 'a.png': await pngOf(), 'a.txt': '1girl' });
    const dataDir = path.join(parent, 'made', 'data');
    const engine = await startEngine(dataDir);
    const { id } = await engine.open(root);
    await engine.call('GET /api/edits', { query: { from: 0, count: 1 } });
    await engine.call('PATCH /api/settings', { body: { theme: 'dark' } });
    const folder = path.join('datasets', id);
    for (const part of ['.', 'datasets', folder]) expect(modeOf(dataDir, part)).toBe('700');
    const files = ['settings.json', 'recent.json', `${folder}/index.db`, `${folder}/journal.db`];
    for (const file of [...files, `${folder}/index.db-wal`]) expect(modeOf(dataDir, file)).toBe('600');
  });

  test('lose what an older version left open to them, at the next start', () => {
    const folder = tempFolder();
    writeFiles(folder, {
      'settings.json': '{}',
      'datasets/0123/index.db': '',
      'datasets/0123/thumbs.db-wal': '',
    });
    for (const part of ['.', 'datasets', 'datasets/0123']) chmodSync(path.join(folder, part), 0o755);
    for (const part of ['settings.json', 'datasets/0123/index.db']) chmodSync(path.join(folder, part), 0o644);
    prepareDataFolder(folder);
    for (const part of ['.', 'datasets', 'datasets/0123']) expect(modeOf(folder, part)).toBe('700');
    for (const part of ['settings.json', 'datasets/0123/index.db', 'datasets/0123/thumbs.db-wal'])
      expect(modeOf(folder, part)).toBe('600');
  });

  test('keep a folder that serves other purposes too, and what a link in ours leads to', () => {
    const [folder, elsewhere] = [tempFolder(), tempFolder()];
    writeFiles(folder, { 'thesis.txt': 'mine', 'recent.json': '[]' });
    writeFiles(elsewhere, { theirs: '' });
    mkdirSync(path.join(folder, 'datasets', '0123'), { recursive: true });
    symlinkSync(path.join(elsewhere, 'theirs'), path.join(folder, 'datasets', '0123', 'index.db'));
    chmodSync(folder, 0o755);
    chmodSync(path.join(folder, 'thesis.txt'), 0o644);
    chmodSync(path.join(elsewhere, 'theirs'), 0o644);
    prepareDataFolder(folder);
    expect([modeOf(folder), modeOf(folder, 'thesis.txt'), modeOf(elsewhere, 'theirs')]).toEqual([
      '755',
      '644',
      '644',
    ]);
    expect(modeOf(folder, 'datasets')).toBe('700');
  });
});

const said = (code: string): string | undefined =>
  dataFolderError(Object.assign(new Error(code), { code }), '/data')?.message;

/** A folder that has another folder in place of a file that the engine needs. */
const folderWith = (file: string): string => {
  const at = tempFolder();
  mkdirSync(path.join(at, file), { recursive: true });
  return at;
};

describe('a data folder that cannot be used', () => {
  test('leads through a file', () => {
    const file = path.join(tempFolder(), 'file');
    writeFileSync(file, 'in the way');
    for (const at of [file, path.join(file, 'deeper', 'still')]) {
      expect(() => prepareDataFolder(at)).toThrow(
        `${at} is or leads through a file, not a folder: move it away`,
      );
    }
    expect(readFileSync(file, 'utf8')).toBe('in the way');
  });

  test('holds a folder where a file must be', () => {
    for (const name of ['settings.json', 'recent.json']) {
      const at = folderWith(name);
      expect(() => prepareDataFolder(at)).toThrow(
        `${path.join(at, name)} is a folder where a file is needed`,
      );
    }
    for (const name of ['index.db', 'journal.db', 'thumbs.db', 'mislabels.json']) {
      const at = folderWith(name);
      expect(() => prepareDatasetFolder(at)).toThrow(
        `${path.join(at, name)} is a folder where a file is needed: move it away, or choose another data folder`,
      );
    }
  });

  test.runIf(process.platform === 'linux')('cannot be made, and does not keep the processor busy', () => {
    expect(() => prepareDataFolder('/proc/nope')).toThrow('/proc/nope cannot be used to keep data');
  });

  test('is explained by what the disk says', () => {
    expect(said('ENOSPC')).toContain('The disk that holds /data is full: make room on it, or choose');
    expect(said('SQLITE_FULL')).toBe(said('ENOSPC')?.replace('ENOSPC', 'SQLITE_FULL'));
    expect(said('EACCES')).toContain('/data may not be written by this user');
    expect(said('SQLITE_READONLY_DIRECTORY')).toContain('/data can only be read');
    expect(said('SQLITE_CORRUPT')).toBeUndefined();
    expect(dataFolderError(new TypeError('a mistake'), '/data')).toBeNull();
  });

  test('while it is in use, is an answer in words', async () => {
    const engine = await startEngine();
    mkdirSync(path.join(engine.dataDir, 'settings.json'));
    expect(await engine.refused('PATCH /api/settings', { body: { theme: 'dark' } })).toMatchObject({
      code: 'data-folder',
      message: expect.stringContaining('settings.json is a folder where a file is needed') as string,
    });
  });
});
