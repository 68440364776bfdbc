/** Exports through the engine: what is written, what is left out, and what never happens to the source. */
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder, writeFiles } from '../testing.ts';
import { filesBelow, perlica, smallDataset, startExports, yvonne } from './testing.ts';

const captionsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(Object.entries(filesBelow(folder)).filter(([path]) => path.endsWith('.txt')));

describe('a plain copy', () => {
  test('holds every image and caption byte for byte, and a manifest that names them', async () => {
    const root = await smallDataset();
    const before = filesBelow(root);
    const { run, out } = await startExports(root);
    const result = await run({});
    const { 'manifest.json': manifest, ...files } = filesBelow(out);
    expect(files).toEqual(before);
    expect(filesBelow(root)).toEqual(before);
    expect(result).toMatchObject({
      samples: 3,
      files: 7,
      written: 7,
      unchanged: 0,
      verified: true,
      failures: [],
    });
    expect(JSON.parse(manifest ?? '')).toMatchObject({
      state: 'complete',
      samples: 3,
      files: expect.arrayContaining([
        {
          path: 'a/one.png',
          from: 'a/one.png',
          bytes: expect.any(Number) as unknown,
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
        },
      ]) as unknown,
    });
  });

  test('made twice gives the same bytes, the manifest included', async () => {
    const root = await smallDataset();
    const { run } = await startExports(root);
    const [one, two] = [join(tempFolder(), 'x'), join(tempFolder(), 'y')];
    await run({}, { out: one });
    await run({}, { out: two });
    expect(filesBelow(one)).toEqual(filesBelow(two));
  });
});

describe('captions on the way out', () => {
  test('go out as the preview showed them', async () => {
    const root = await smallDataset();
    const { test: engine, plan, writeOut: carryOut, out } = await startExports(root);
    const planned = await plan({
      captions: {
        tags: { order: 'mission', parentheses: 'plain', spaces: 'spaces', drop: ['rating'], trigger: 'ohwx' },
        rename: [{ from: perlica, to: yvonne }],
      },
    });
    const { entries } = await engine.call('GET /api/exports/:id/entries', {
      params: { id: planned.id },
      query: { from: 0, count: 10 },
    });
    expect(entries[0]).toMatchObject({
      relPath: 'a/one.png',
      character: 'yvonne (arknights)',
      before: { tags: expect.stringContaining('perlica') as unknown },
      after: {
        tags: 'ohwx, yvonne (arknights), arknights, @channel (x), 1girl, solo, long hair',
        nl: 'Yvonne from Arknights stands there. She smiles.\n',
      },
    });
    await carryOut(planned);
    const shown: Record<string, string> = {};
    for (const { path, after } of entries) {
      const stem = String(path).replace(/\.png$/, '');
      if (after.tags !== null) shown[`${stem}.txt`] = after.tags;
      if (after.nl !== null) shown[`${stem}_nl.txt`] = after.nl;
    }
    expect(captionsIn(out)).toEqual(shown);
  });

  test('only samples that change can be asked for', async () => {
    const { test: engine, plan } = await startExports(await smallDataset());
    const { id, changed } = await plan({ captions: { tags: { drop: ['rating'] } } });
    expect(changed).toEqual({ tags: 1, nl: 0 });
    const { entries, total } = await engine.call('GET /api/exports/:id/entries', {
      params: { id },
      query: { from: 0, count: 10, changed: 'true' },
    });
    expect([total, entries.map(({ relPath }) => relPath)]).toEqual([1, ['a/one.png']]);
  });
});

describe('what goes along', () => {
  test('only the samples of the scope', async () => {
    const { test: engine, plan } = await startExports(await smallDataset());
    const view = await engine.call('POST /api/views', { body: { query: 'path:b/*' } });
    const { asked, samples } = await plan({}, { scope: { view: view.id, ranges: [[0, view.count]] } });
    expect([asked, samples]).toEqual([2, 2]);
  });

  test('characters that are asked for, in any spelling, and none that are not', async () => {
    const { plan } = await startExports(await smallDataset());
    expect((await plan({ what: { allow: ['Perlica (Arknights)'] } })).samples).toBe(1);
    const denied = await plan({ what: { deny: ['perlica_(arknights)'] } });
    expect(denied.samples).toBe(2);
    expect(denied.skipped).toMatchObject({
      characters: 1,
      first: [
        {
          relPath: 'a/one.png',
          kind: 'characters',
          reason: expect.stringContaining('perlica_(arknights)') as unknown,
        },
      ],
    });
  });

  test('samples marked as excluded never, and this is said', async () => {
    const { test: engine, plan } = await startExports(await smallDataset());
    const view = await engine.call('POST /api/views', { body: { query: 'name:two' } });
    await engine.call('POST /api/edits', {
      body: {
        edit: { kind: 'set-mark', mark: 'excluded' },
        scope: { view: view.id, ranges: [[0, view.count]] },
      },
    });
    const { samples, skipped } = await plan({});
    expect(samples).toBe(2);
    expect(skipped.first).toEqual([
      { relPath: 'b/two.png', kind: 'excluded', reason: 'It is marked as excluded.' },
    ]);
  });

  test('samples without a caption only where they are wanted', async () => {
    const { plan } = await startExports(await smallDataset());
    expect((await plan({ what: { uncaptioned: 'leave-out' } })).skipped.uncaptioned).toBe(1);
  });

  test('what cannot be read is left out, each with its reason', async () => {
    const root = await smallDataset();
    const secret = join(tempFolder(), 'secret.txt');
    writeFiles(root, { 'a/one.txt': new Uint8Array([0xff, 0xfe, 0x41]), 'b/bad.png': 'not a picture' });
    writeFiles(join(secret, '..'), { 'secret.txt': 'a secret' });
    symlinkSync(secret, join(root, 'b/three.txt'));
    const { plan, writeOut: carryOut } = await startExports(root);
    const planned = await plan({});
    const reasons = Object.fromEntries(planned.skipped.first.map(({ relPath, reason }) => [relPath, reason]));
    expect(Object.keys(reasons).toSorted()).toEqual(['a/one.png', 'b/bad.png', 'b/three.png']);
    expect(reasons['a/one.png']).toMatch(/a\/one\.txt: .*UTF-16/);
    expect(reasons['b/three.png']).toMatch(/b\/three\.txt: It is a link that leads out/);
    const { result } = await carryOut(planned);
    expect(result).toMatchObject({ state: 'complete', samples: 1 });
    expect(result?.skipped.every(({ kind }) => kind === 'unreadable')).toBe(true);
  });
});

describe('names', () => {
  test('that meet are kept apart, the same way each time, and shown', async () => {
    const root = await smallDataset();
    const png = readFileSync(join(root, 'a/one.png'));
    writeFiles(root, { 'c/one.png': png, 'c/ONE.webp': png, 'c/one.txt': 'solo' });
    const { plan, run, out } = await startExports(root);
    const settings = { names: { folders: 'flat' } } as const;
    const { clashes } = await plan(settings);
    expect(clashes).toEqual({
      count: 2,
      first: [
        { relPath: 'c/ONE.webp', wanted: 'ONE', given: 'ONE_2' },
        { relPath: 'c/one.png', wanted: 'one', given: 'one_3' },
      ],
    });
    await run(settings);
    expect(captionsIn(out)).toMatchObject({
      'one.txt': expect.stringContaining('perlica') as unknown,
      'one_3.txt': 'solo',
    });
  });

  test('of an unknown placeholder are refused, and the error lists the known ones', async () => {
    const { plan } = await startExports(await smallDataset());
    await expect(plan({ names: { pattern: '{charakter}_{n}' } })).rejects.toThrow(
      /cannot have \{charakter\}/,
    );
  });

  test('follow a pattern, in folders of characters', async () => {
    const { run, out } = await startExports(await smallDataset());
    await run({ names: { folders: 'character', pattern: '{character}_{n:04}' } });
    expect(Object.keys(filesBelow(out)).filter((path) => path.endsWith('.png'))).toEqual([
      'no_character/no_character_0001.png',
      'perlica_(arknights)/perlica_(arknights)_0001.png',
      'yvonne_(arknights)/yvonne_(arknights)_0001.png',
    ]);
  });
});
