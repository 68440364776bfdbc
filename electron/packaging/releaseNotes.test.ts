import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkTag, notesOf } from './releaseNotes.ts';
import { readManifest } from './stageEngine.ts';

const root = join(import.meta.dirname, '../..');

const changelog = `# Changelog

## [Unreleased]

## [1.10.0] - 2026-12-01

### Fixed

- A thing.

## [1.1.0] - 2026-11-01

- An older thing.

[1.10.0]: https://example.com
`;

test('the notes of a version are its section, and nothing of its neighbours', () => {
  expect(notesOf(changelog, '1.10.0')).toBe('### Fixed\n\n- A thing.\n');
  expect(notesOf(changelog, '1.1.0')).toBe('- An older thing.\n');
  expect(() => notesOf(changelog, '1.1')).toThrow('no version 1.1');
  expect(() => notesOf('## [2.0.0] - 2026-01-01\n\n## [1.0.0] - 2025-01-01\n\nx', '2.0.0')).toThrow(
    'nothing',
  );
});

test('a tag of another version is refused', () => {
  checkTag('v1.2.0', '1.2.0');
  checkTag(null, '1.2.0');
  expect(() => checkTag('v1.2.1', '1.2.0')).toThrow('v1.2.1');
});

test('CHANGELOG.md has the version of package.json', () => {
  const { version } = readManifest(root);
  expect(notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version)).not.toBe('');
});
