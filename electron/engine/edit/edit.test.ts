/** Editing through the engine's door: real files, a real journal, the index reading what was written. */
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EditReport } from '../../../shared/api/edits.ts';
import { sampleId } from '../../../shared/api/ids.ts';
import type { Edit } from '../../../shared/edit/edit.ts';
import { pngOf, startEngine, type TestEngine, tempFolder, writeFiles } from '../testing.ts';

interface Desk extends TestEngine {
  readonly folder: string;
  /** Carries an edit out on all samples, or on those of these images. */
  edit(edit: Edit, ...images: readonly string[]): Promise<EditReport>;
  scopeOf(...images: readonly string[]): Promise<{ ids: ReturnType<typeof sampleId.parse>[] }>;
  text(name: string): string;
}

const files = {
  'a.txt': 'perlica \\(arknights\\), arknights, 1girl, long hair\n',
  'a_nl.txt': "Perlica from Arknights.\r\nPerlica's hair is long.",
  'b.txt': '\uFEFFyvonne \\(arknights\\), arknights,1girl',
  'b_nl.txt': 'Yvonne from Arknights.',
  'c.txt': 'Perlica_(arknights), yvonne \\(arknights\\), arknights',
};

const sit = async (
  more: Readonly<Record<string, string | Uint8Array>> = {},
  dataDir = tempFolder(),
): Promise<Desk> => {
  const folder = tempFolder();
  const image = await pngOf();
  writeFiles(folder, { 'a.png': image, 'b.png': image, 'c.png': image, ...files, ...more });
  return openDesk(folder, dataDir);
};

const openDesk = async (folder: string, dataDir: string): Promise<Desk> => {
  const engine = await startEngine(dataDir);
  await engine.open(folder);
  const scopeOf = async (...images: readonly string[]) => {
    const { dataset } = await engine.call('GET /api/dataset');
    const all = Array.from({ length: dataset?.samples ?? 0 }, (_, index) => sampleId.parse(index + 1));
    if (images.length === 0) return { ids: all };
    const rows = await Promise.all(all.map((id) => engine.call('GET /api/samples/:id', { params: { id } })));
    return { ids: rows.filter(({ row }) => images.includes(row.relPath)).map(({ row }) => row.id) };
  };
  return {
    ...engine,
    folder,
    scopeOf,
    edit: async (edit, ...images) =>
      engine.call('POST /api/edits', { body: { edit, scope: await scopeOf(...images) } }),
    text: (name) => readFileSync(join(folder, name), 'utf8'),
  };
};

const rename = (from: string, to: string, prose = true): Edit => ({
  kind: 'rename-tag',
  from,
  to,
  tags: true,
  prose,
});
const add = (tag: string): Edit => ({ kind: 'add-tag', tag, place: { at: 'end' } });

test('a rename changes tags and NL captions, keeps every other byte, and undo and redo go back and forth', async () => {
  const desk = await sit();
  const report = await desk.edit(rename('perlica (arknights)', 'gilberta (arknights)'));
  expect(report).toMatchObject({ state: 'done', written: 3, conflicts: [], failures: [] });
  const renamed = {
    'a.txt': 'gilberta \\(arknights\\), arknights, 1girl, long hair\n',
    'a_nl.txt': "Gilberta from Arknights.\r\nGilberta's hair is long.",
    'c.txt': 'gilberta \\(arknights\\), yvonne \\(arknights\\), arknights',
  };
  for (const [name, text] of Object.entries({ ...files, ...renamed })) expect(desk.text(name)).toBe(text);
  await desk.call('POST /api/undo', { body: {} });
  for (const [name, text] of Object.entries(files)) expect(desk.text(name)).toBe(text);
  await desk.call('POST /api/redo');
  for (const [name, text] of Object.entries(renamed)) expect(desk.text(name)).toBe(text);
});

test('the index knows what was written as soon as the edit has answered', async () => {
  const desk = await sit();
  await desk.edit(rename('perlica (arknights)', 'gilberta (arknights)'));
  const { characters } = await desk.call('GET /api/stats');
  expect(characters.map(({ tag, count }) => [tag, count])).toEqual([
    ['gilberta \\(arknights\\)', 2],
    ['yvonne \\(arknights\\)', 2],
  ]);
});

test('swapping two characters exchanges tags and NL captions in one step', async () => {
  const desk = await sit();
  await desk.edit({
    kind: 'swap-tags',
    a: 'perlica (arknights)',
    b: 'yvonne (arknights)',
    tags: true,
    prose: true,
  });
  expect(desk.text('a_nl.txt')).toBe("Yvonne from Arknights.\r\nYvonne's hair is long.");
  expect(desk.text('b_nl.txt')).toBe('Perlica from Arknights.');
  expect(desk.text('b.txt')).toBe('\uFEFFperlica \\(arknights\\), arknights,1girl');
  expect(desk.text('c.txt')).toBe('yvonne \\(arknights\\), perlica \\(arknights\\), arknights');
});

test('the preview is the plan: what is taken out stays as it is', async () => {
  const desk = await sit();
  const edit = rename('perlica (arknights)', 'yvonne (arknights)');
  const plan = await desk.call('POST /api/plans', { body: { edit, scope: await desk.scopeOf() } });
  expect(plan).toMatchObject({
    scope: 3,
    samples: 2,
    files: 3,
    merges: 1,
    mentions: { on: 2, off: 0 },
    elsewhere: 0,
  });
  const { changes } = await desk.call('GET /api/edits/:id/changes', {
    params: { id: plan.id },
    query: { from: 0, count: 10 },
  });
  expect(changes.map(({ relPath }) => relPath)).toEqual(['a.txt', 'a_nl.txt', 'c.txt']);
  const params = { id: plan.id };
  await desk.call('PATCH /api/plans/:id', { params, body: { include: { n: 0, included: false } } });
  await desk.call('PATCH /api/plans/:id', { params, body: { mention: { n: 1, index: 0, on: false } } });
  const report = await desk.call('POST /api/plans/:id/apply', { params });
  expect(report.written).toBe(2);
  expect(desk.text('a.txt')).toBe(files['a.txt']);
  expect(desk.text('a_nl.txt')).toBe("Perlica from Arknights.\r\nYvonne's hair is long.");
  expect(desk.text('c.txt')).toBe('yvonne \\(arknights\\), arknights');
});

test('a small word that may be an ordinary word is left to the user', async () => {
  const desk = await sit({ 'a_nl.txt': 'Ember sits by an ember. Embers glow.' });
  await desk.edit(rename('ember (arknights)', 'rossi (arknights)'));
  expect(desk.text('a_nl.txt')).toBe('Rossi sits by an ember. Embers glow.');
});

test('a plan that is discarded leaves no trace', async () => {
  const desk = await sit();
  const plan = await desk.call('POST /api/plans', { body: { edit: add('x'), scope: await desk.scopeOf() } });
  await desk.call('DELETE /api/plans/:id', { params: { id: plan.id } });
  expect((await desk.call('GET /api/edits', { query: { from: 0, count: 10 } })).total).toBe(0);
  expect((await desk.refused('POST /api/plans/:id/apply', { params: { id: plan.id } })).code).toBe(
    'not-found',
  );
});

test('an edit that changes nothing writes nothing and is not in the history', async () => {
  const desk = await sit();
  const report = await desk.edit(rename('nobody (arknights)', 'somebody (arknights)'));
  expect(report).toMatchObject({ edit: null, written: 0 });
  expect((await desk.call('GET /api/edits', { query: { from: 0, count: 10 } })).total).toBe(0);
});

describe('another program', () => {
  test('changed a file between preview and write: a conflict, and the rest goes on', async () => {
    const desk = await sit();
    const plan = await desk.call('POST /api/plans', {
      body: { edit: add('boots'), scope: await desk.scopeOf() },
    });
    writeFileSync(join(desk.folder, 'a.txt'), 'theirs');
    const report = await desk.call('POST /api/plans/:id/apply', { params: { id: plan.id } });
    expect(report).toMatchObject({ written: 2, conflicts: [{ relPath: 'a.txt' }] });
    expect(desk.text('a.txt')).toBe('theirs');
  });
  test('and the user takes ours, theirs, or a merge', async () => {
    for (const [choice, result] of [
      ['ours', 'perlica \\(arknights\\), arknights, 1girl, long hair, boots\n'],
      ['theirs', 'theirs'],
      ['merge', 'theirs, boots'],
    ] as const) {
      const desk = await sit();
      const plan = await desk.call('POST /api/plans', {
        body: { edit: add('boots'), scope: await desk.scopeOf() },
      });
      writeFileSync(join(desk.folder, 'a.txt'), 'theirs');
      await desk.call('POST /api/plans/:id/apply', { params: { id: plan.id } });
      const params = { id: plan.id };
      const { conflicts } = await desk.call('GET /api/edits/:id/conflicts', { params });
      expect(conflicts).toMatchObject([{ relPath: 'a.txt', before: files['a.txt'], theirs: 'theirs' }]);
      const { n, ours } = conflicts[0] ?? expect.unreachable();
      const text = { ours: { text: ours }, theirs: {}, merge: { text: result } }[choice];
      await desk.call('POST /api/edits/:id/conflicts', { params, body: { n, theirs: 'theirs', ...text } });
      expect(desk.text('a.txt')).toBe(result);
      expect((await desk.call('GET /api/edits/:id/conflicts', { params })).conflicts).toEqual([]);
      await desk.close();
    }
  });
  test('changed a file after an edit: undo leaves it alone and says so', async () => {
    const desk = await sit();
    await desk.edit(add('boots'));
    writeFileSync(join(desk.folder, 'b.txt'), 'theirs');
    const report = await desk.call('POST /api/undo', { body: {} });
    expect(report).toMatchObject({ written: 2, conflicts: [{ relPath: 'b.txt' }] });
    expect([desk.text('a.txt'), desk.text('b.txt')]).toEqual([files['a.txt'], 'theirs']);
  });
  test('changed a caption that was shown: what was typed is not written over it', async () => {
    const desk = await sit();
    writeFileSync(join(desk.folder, 'a.txt'), 'theirs');
    const edit = { kind: 'set-text', caption: 'tags', text: 'mine', expected: files['a.txt'] } as const;
    const report = await desk.edit(edit, 'a.png');
    expect(report).toMatchObject({ edit: null, written: 0, conflicts: [{ n: null, relPath: 'a.txt' }] });
    expect(desk.text('a.txt')).toBe('theirs');
  });
});

test('undo works after a restart', async () => {
  const dataDir = tempFolder();
  const desk = await sit({}, dataDir);
  await desk.edit(rename('perlica (arknights)', 'gilberta (arknights)'));
  await desk.close();
  const again = await openDesk(desk.folder, dataDir);
  const report = await again.call('POST /api/undo', { body: {} });
  expect(report.written).toBe(3);
  expect(again.text('a.txt')).toBe(files['a.txt']);
});

test('an older edit can be taken back by itself; taking it back again does it anew', async () => {
  const desk = await sit();
  const first = await desk.edit(add('boots'), 'a.png');
  await desk.edit(add('hat'), 'b.png');
  await desk.call('POST /api/undo', { body: { edit: first.edit ?? 0 } });
  expect(desk.text('a.txt')).toBe(files['a.txt']);
  expect(desk.text('b.txt')).toBe(`${files['b.txt']}, hat`);
  await desk.call('POST /api/undo', { body: { edit: first.edit ?? 0 } });
  expect(desk.text('a.txt')).toContain('boots');
});

test('a missing caption is made by adding a tag, and undo removes the file', async () => {
  const desk = await sit({ 'd.png': await pngOf() });
  await desk.edit(add('boots'), 'd.png');
  expect(desk.text('d.txt')).toBe('boots');
  await desk.call('POST /api/undo', { body: {} });
  expect(existsSync(join(desk.folder, 'd.txt'))).toBe(false);
});

test('a caption that two images share is edited once', async () => {
  const desk = await sit({ 'a.jpg': await pngOf() });
  const report = await desk.edit(add('boots'), 'a.png', 'a.jpg');
  expect(report.written).toBe(1);
  expect(desk.text('a.txt')).toBe('perlica \\(arknights\\), arknights, 1girl, long hair, boots\n');
});

test('a caption that is not UTF-8 is left alone until it is converted by name', async () => {
  const latin = Buffer.from('café, 1girl', 'latin1');
  const desk = await sit({ 'a.txt': latin });
  const report = await desk.edit(add('boots'), 'a.png');
  expect(report).toMatchObject({ written: 0, conflicts: [{ relPath: 'a.txt' }] });
  expect(readFileSync(join(desk.folder, 'a.txt')).equals(latin)).toBe(true);
  await desk.edit({ kind: 'convert', caption: 'tags', encoding: 'windows-1252' }, 'a.png');
  expect(desk.text('a.txt')).toBe('café, 1girl');
  await desk.call('POST /api/undo', { body: {} });
  expect(readFileSync(join(desk.folder, 'a.txt')).equals(latin)).toBe(true);
});

test('a read-only caption is a failure that names it, and the rest is written', async () => {
  const desk = await sit();
  chmodSync(join(desk.folder, 'a.txt'), 0o444);
  const report = await desk.edit(add('boots'));
  expect(report).toMatchObject({ written: 2, failures: [{ relPath: 'a.txt', code: 'EACCES' }] });
  expect(desk.text('a.txt')).toBe(files['a.txt']);
});

test('a dataset whose folder is gone gives failures that name the files', async () => {
  const desk = await sit();
  const plan = await desk.call('POST /api/plans', {
    body: { edit: add('boots'), scope: await desk.scopeOf() },
  });
  rmSync(desk.folder, { recursive: true });
  const report = await desk.call('POST /api/plans/:id/apply', { params: { id: plan.id } });
  expect(report.written).toBe(0);
  expect(report.failures.map(({ relPath }) => relPath)).toEqual(['a.txt', 'b.txt', 'c.txt']);
});

test('a pattern that is no regular expression is refused before anything is read', async () => {
  const desk = await sit();
  const edit: Edit = { kind: 'replace', caption: 'tags', pattern: '(', ignoreCase: false, replacement: '' };
  const error = await desk.refused('POST /api/plans', { body: { edit, scope: await desk.scopeOf() } });
  expect(error).toMatchObject({ code: 'bad-request' });
});

describe('marks', () => {
  test('lie in proofsheet.json, are counted, and are undone like captions', async () => {
    const desk = await sit();
    await desk.edit({ kind: 'set-mark', mark: 'reviewed' }, 'a.png', 'b.png');
    await desk.edit({ kind: 'set-mark', mark: 'excluded', note: 'blurred' }, 'c.png');
    expect(JSON.parse(desk.text('proofsheet.json'))).toMatchObject({
      marks: { 'a.png': { mark: 'reviewed' }, 'c.png': { mark: 'excluded', note: 'blurred' } },
    });
    expect(await desk.call('GET /api/marks')).toEqual({
      reviewed: 2,
      needsWork: 0,
      excluded: 1,
      outdated: 0,
    });
    await desk.call('POST /api/undo', { body: {} });
    expect(await desk.call('GET /api/marks')).toMatchObject({ reviewed: 2, excluded: 0 });
  });
  test('a caption that changes later, by whomever, is no longer reviewed', async () => {
    const desk = await sit();
    await desk.edit({ kind: 'set-mark', mark: 'reviewed' });
    await desk.edit(add('boots'), 'a.png');
    expect(await desk.call('GET /api/marks')).toMatchObject({ reviewed: 2, outdated: 1 });
    await desk.call('POST /api/undo', { body: {} });
    expect(await desk.call('GET /api/marks')).toMatchObject({ reviewed: 3, outdated: 0 });
  });
});

test('a damaged journal stops editing with a clear word, and looking goes on', async () => {
  const dataDir = tempFolder();
  const desk = await sit({}, dataDir);
  const { dataset } = await desk.call('GET /api/dataset');
  await desk.edit(add('boots'));
  await desk.close();
  const journal = join(dataDir, 'datasets', dataset?.id ?? '', 'journal.db');
  writeFileSync(journal, 'this is no database, and long enough to be seen as one that is damaged');
  const again = await openDesk(desk.folder, dataDir);
  const error = await again.refused('POST /api/undo', { body: {} });
  expect(error).toMatchObject({ code: 'journal-damaged' });
  expect(error.message).toContain('journal.db');
  expect(readFileSync(journal, 'utf8')).toContain('this is no database');
});

describe('one edit after the other, asked for at the same time', () => {
  test('each is made of what the one before has left', async () => {
    const desk = await sit();
    const reports = await Promise.all(['solo', 'smile', 'day'].map((tag) => desk.edit(add(tag), 'a.png')));
    expect(reports.map(({ written, conflicts }) => ({ written, conflicts }))).toEqual(
      reports.map(() => ({ written: 1, conflicts: [] })),
    );
    expect(desk.text('a.txt')).toBe(
      'perlica \\(arknights\\), arknights, 1girl, long hair, solo, smile, day\n',
    );
    for (const _ of reports) await desk.call('POST /api/undo', { body: {} });
    expect(desk.text('a.txt')).toBe(files['a.txt']);
  });

  test('marks too', async () => {
    const desk = await sit();
    const marks = ['reviewed', 'needs-work', 'excluded'] as const;
    const reports = await Promise.all(marks.map((mark) => desk.edit({ kind: 'set-mark', mark }, 'a.png')));
    expect(reports.flatMap(({ conflicts }) => conflicts)).toEqual([]);
    const { row } = await desk.call('GET /api/samples/:id', { params: { id: sampleId.parse(1) } });
    expect(row.mark).toMatchObject({ mark: 'excluded' });
  });

  test('undo takes back the one that was asked for before it', async () => {
    const desk = await sit();
    await desk.edit(add('solo'), 'a.png');
    const scope = await desk.scopeOf('b.png');
    await Promise.all([
      desk.call('POST /api/edits', { body: { edit: add('smile'), scope } }),
      desk.call('POST /api/undo', { body: {} }),
    ]);
    expect(desk.text('b.txt')).toBe(files['b.txt']);
    expect(desk.text('a.txt')).toContain('solo');
  });

  test('a plan is carried out once, however often that is asked', async () => {
    const desk = await sit();
    const scope = await desk.scopeOf('a.png');
    const { id } = await desk.call('POST /api/plans', { body: { edit: add('solo'), scope } });
    const asked = [1, 2].map(() => desk.call('POST /api/plans/:id/apply', { params: { id } }));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await desk.call('POST /api/undo', { body: {} });
    expect(desk.text('a.txt')).toBe(files['a.txt']);
  });
});
