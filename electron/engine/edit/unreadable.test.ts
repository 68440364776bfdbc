/** Captions that cannot be read: every edit that would look at them says so, whatever the index knows of them. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Edit } from '../../../shared/edit/edit.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

const planner = async () => {
  const [folder, outside] = [tempFolder(), tempFolder()];
  const image = await pngOf();
  writeFiles(outside, { 'd.txt': 'vue' });
  writeFiles(folder, {
    'a.png': image,
    'a.txt': 'vue, long hair',
    'b.png': image,
    'b.txt': Buffer.from('vue, caf\xe9', 'latin1'),
    'c.png': image,
    'c.txt': `vue, ${'a'.repeat(4 * 1024 * 1024)}`,
    'd.png': image,
    'e.png': image,
    'e.txt': 'solo',
    'e_nl.txt': Buffer.from('Vue caf\xe9.', 'latin1'),
    'f.png': image,
    'f.txt': 'solo, vue',
    'f_nl.txt': Buffer.from('Vue caf\xe9.', 'latin1'),
  });
  symlinkSync(join(outside, 'd.txt'), join(folder, 'd.txt'));
  const engine = await startEngine();
  await engine.open(folder);
  return async (edit: Edit) => {
    const { id, count } = await engine.call('POST /api/views', { body: { query: '' } });
    return engine.call('POST /api/plans', { body: { edit, scope: { view: id, ranges: [[0, count]] } } });
  };
};

const tags = ['b.txt', 'c.txt', 'd.txt'];
// Beside tags without the tag, an NL caption that cannot be read is not expected to name it.
const both = [...tags, 'f_nl.txt'];
const nl = ['e_nl.txt', 'f_nl.txt'];
const edits: readonly (readonly [Edit, readonly string[]])[] = [
  [{ kind: 'rename-tag', from: 'vue', to: 'view', tags: true, prose: true }, both],
  [{ kind: 'rename-tag', from: 'vue', to: 'view', tags: true, prose: false }, tags],
  [{ kind: 'rename-tag', from: 'vue', to: 'view', tags: false, prose: true }, nl],
  [{ kind: 'swap-tags', a: 'vue', b: 'absent', tags: true, prose: true }, both],
  [{ kind: 'remove-tag', tag: 'vue' }, tags],
  [{ kind: 'move-tag', tag: 'vue', place: { at: 'end' } }, tags],
  [{ kind: 'merge-spellings', spelling: 'vue' }, tags],
  [{ kind: 'add-tag', tag: 'smile', place: { at: 'end' } }, tags],
  [{ kind: 'replace', caption: 'nl', pattern: 'a', ignoreCase: false, replacement: 'b' }, nl],
  [{ kind: 'sequence', steps: [{ kind: 'remove-tag', tag: 'vue' }] }, tags],
  [{ kind: 'sort-tags', order: ['character'] }, tags],
  [{ kind: 'normalise', style: null }, tags],
];

test('each edit names the captions that it would have looked at', async () => {
  const planned = await planner();
  for (const [edit, files] of edits) {
    const { blocked, blockedFiles, unreadable } = await planned(edit);
    expect([edit, blocked.map(({ relPath }) => relPath)]).toEqual([edit, files]);
    expect(blocked.every((one) => one.unreadable)).toBe(true);
    expect([blockedFiles, unreadable]).toEqual([files.length, files.length]);
  }
});

test('an edit that finds nothing says so of the captions that could be read', async () => {
  const planned = await planner();
  const { files, nothing } = await planned({ kind: 'remove-tag', tag: 'absent' });
  expect({ files, nothing }).toEqual({
    files: 0,
    nothing: 'No caption here has the tag “absent”. 3 captions could not be read.',
  });
});
