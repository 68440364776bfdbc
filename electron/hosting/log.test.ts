import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../engine/testing.ts';
import { openLog } from './log.ts';

test('lines stand in the data folder with their time and level, for this user alone', () => {
  const dataDir = tempFolder();
  const log = openLog(dataDir);
  log.info('started');
  log.warn('odd\n');
  log.error('Umlaut: ä, 日本');
  expect(log.file).toBe(join(dataDir, 'logs', 'proofsheet.log'));
  const lines = readFileSync(log.file, 'utf8').trimEnd().split(/\r?\n/);
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \[\w+\] /);
  expect(lines.map((line) => line.slice(24).replace('  ', ' '))).toEqual([
    '[info] started',
    '[warn] odd',
    '[error] Umlaut: ä, 日本',
  ]);
  if (process.platform !== 'win32') expect(statSync(log.file).mode & 0o777).toBe(0o600);
});

test('a log of a megabyte is put aside, and one such file is kept', () => {
  const dataDir = tempFolder();
  for (let n = 0; n < 3; n++) {
    const log = openLog(dataDir);
    log.info('x'.repeat(1_000_001));
    log.info(`after ${n}`);
    expect(readdirSync(dirname(log.file)).length).toBeLessThanOrEqual(2);
    expect(readFileSync(log.file, 'utf8')).toContain(`after ${n}`);
  }
});

test('a log that cannot be written is no reason to fail', () => {
  const file = join(tempFolder(), 'file');
  writeFileSync(file, '');
  openLog(file).info('unheard');
  expect(readFileSync(file, 'utf8')).toBe('');
});
