import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { folderOf } from './asked.ts';

const place = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'proofsheet-asked-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  mkdirSync(join(made, 'データ セット'));
  writeFileSync(join(made, 'データ セット', 'a.png'), '');
  return made;
};

test('a folder is named by the flag, by a path, or by an address as desktops do it', () => {
  const cwd = place();
  const folder = join(cwd, 'データ セット');
  expect(folderOf([`--folder=${folder}`], '/')).toBe(folder);
  expect(folderOf(['--folder=/not/there'], '/')).toBe('/not/there');
  expect(folderOf(['--no-sandbox', folder], '/')).toBe(folder);
  expect(folderOf(['データ セット'], cwd)).toBe(folder);
  expect(folderOf([pathToFileURL(folder).href], '/')).toBe(folder);
});

test('an image means its folder', () => {
  const cwd = place();
  expect(folderOf([join(cwd, 'データ セット', 'a.png')], '/')).toBe(join(cwd, 'データ セット'));
});

test('what is not there is nothing, nor are flags and addresses of elsewhere', () => {
  const cwd = place();
  expect(folderOf([], cwd)).toBeNull();
  expect(folderOf(['-psn_0_1', '--type=renderer', 'nowhere', 'file://host/share/x'], cwd)).toBeNull();
  expect(folderOf(['nowhere', cwd], '/')).toBe(cwd);
});
