/** Where an export may go, what a second run does, and what an interrupted one leaves. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportSettings } from '../../../shared/export/settings.ts';
import { pngOf, tempFolder, writeFiles } from '../testing.ts';
import { filesBelow, smallDataset, startExports } from './testing.ts';

const manifestOf = (out: string): { state: string; note?: string; files: { path: string }[] } =>
  JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as {
    state: string;
    files: { path: string }[];
  };

/** Why a folder is refused; `make` gets the dataset's folder. */
const refusal = async (make: (root: string) => string): Promise<string> => {
  const root = await smallDataset();
  const { plan } = await startExports(root);
  const error: unknown = await plan({}, { out: make(root) }).catch((thrown: unknown) => thrown);
  return error instanceof Error ? error.message : 'not refused';
};

describe('the folder', () => {
  test('is not inside of the dataset, nor around it, whatever links say', async () => {
    expect(await refusal((root) => join(root, 'out'))).toMatch(/lies in the dataset/);
    expect(await refusal((root) => root)).toMatch(/lies in the dataset/);
    expect(await refusal((root) => join(root, '..'))).toMatch(
      /holds the dataset|lies in the dataset|not empty/,
    );
    expect(
      await refusal((root) => {
        const link = join(tempFolder(), 'link');
        symlinkSync(root, link);
        return join(link, 'deep', 'out');
      }),
    ).toMatch(/lies in the dataset/);
  });
  test('is empty or an export of ours', async () => {
    const full = tempFolder();
    writeFiles(full, { 'thesis.doc': 'ten years of work' });
    expect(await refusal(() => full)).toMatch(/is not empty and is not an export of Proofsheet/);
    writeFiles(full, { 'manifest.json': '{"name": "something else"}' });
    expect(await refusal(() => full)).toMatch(/its manifest\.json was not written by Proofsheet/);
    expect(readdirSync(full)).toHaveLength(2);
  });
  test('is a folder, named wholly, and no link that leads nowhere', async () => {
    const file = join(tempFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal(() => file)).toMatch(/is a file/);
    expect(await refusal(() => 'out')).toMatch(/not the whole path/);
    const dangling = join(tempFolder(), 'link');
    symlinkSync('/nowhere/at/all', dangling);
    expect(await refusal(() => dangling)).toMatch(/cannot be used/);
  });
  test('is named beside the words that refuse it', async () => {
    const root = await smallDataset();
    const { test: engine } = await startExports(root);
    const out = join(root, 'out');
    const body = { settings: exportSettings.parse({}), scope: null, out };
    const refused = await engine.refused('POST /api/exports/plan', { body });
    expect(refused).toMatchObject({ code: 'bad-request', detail: { path: out } });
  });
  test('need not be chosen to look at a plan, but to carry it out', async () => {
    const { test: engine, plan } = await startExports(await smallDataset());
    const { id, out, target } = await plan({}, { out: null });
    expect([out, target]).toEqual([null, null]);
    const { message } = await engine.refused('POST /api/exports/:id/run', { params: { id } });
    expect(message).toMatch(/Choose a folder/);
  });
});

describe('a second run', () => {
  test('writes nothing where nothing has changed', async () => {
    const { run, out } = await startExports(await smallDataset());
    await run({ images: { as: 'webp' } });
    const before = filesBelow(out);
    const times = Object.keys(before).map((path) => statSync(join(out, path)).mtimeMs);
    const again = await run({ images: { as: 'webp' } });
    expect(again).toMatchObject({ written: 0, unchanged: 7, removed: 0, verified: true });
    expect(filesBelow(out)).toEqual(before);
    const now = Object.keys(before).map((path) => statSync(join(out, path)).mtimeMs);
    expect(now.filter((time, index) => time !== times[index])).toHaveLength(1);
  });

  test('writes what has changed, and takes away what belongs to it no more', async () => {
    const root = await smallDataset();
    const { test: engine, run, plan, out } = await startExports(root);
    await run({});
    writeFiles(root, { 'a/one.txt': 'solo', 'b/new.png': await pngOf(8, 8) });
    rmSync(join(root, 'b/three.png'));
    await engine.call('POST /api/dataset/rescan', { body: {} });
    await engine.until(
      (event) => event.type === 'job' && event.job.kind === 'scan' && event.job.state === 'done',
    );
    expect((await plan({})).stale).toBe(1);
    expect(await run({})).toMatchObject({ written: 2, unchanged: 5, removed: 1, left: [] });
    const { 'manifest.json': _, ...files } = filesBelow(out);
    expect(files).toEqual(filesBelow(root));
  });

  test('leaves other files, and files that were changed and are not part of it any more', async () => {
    const { run, out } = await startExports(await smallDataset());
    await run({ names: { folders: 'flat' } });
    writeFiles(out, { 'notes.md': 'mine', 'cache/latents.npz': 'of the trainer', 'one.txt': 'by hand' });
    const result = await run({ names: { folders: 'kept' } });
    expect(result).toMatchObject({ written: 7, removed: 6, left: [{ path: 'one.txt' }] });
    expect(filesBelow(out)).toMatchObject({
      'notes.md': 'mine',
      'cache/latents.npz': 'of the trainer',
      'one.txt': 'by hand',
      'a/one.txt': expect.stringContaining('perlica') as unknown,
    });
  });

  test('makes anew what was changed and is part of it', async () => {
    const { run, out } = await startExports(await smallDataset());
    await run({});
    const before = filesBelow(out);
    appendFileSync(join(out, 'a/one.txt'), ', by hand');
    rmSync(join(out, 'b/two.png'));
    expect(await run({})).toMatchObject({ written: 2, unchanged: 5, verified: true });
    expect(filesBelow(out)).toEqual(before);
  });

  test('overwrites no file that is not ours, and says which is in the way', async () => {
    const root = await smallDataset();
    const { plan, writeOut: carryOut, run, out } = await startExports(root);
    await run({ what: { allow: ['yvonne (arknights)'] } });
    writeFiles(out, { 'a/one.txt': 'a stranger' });
    const planned = await plan({});
    expect(planned.warnings.join()).toMatch(/a\/one\.txt/);
    const { state, result } = await carryOut(planned);
    expect(state).toBe('failed');
    expect(result).toMatchObject({ state: 'incomplete', failures: [{ path: 'a/one.txt' }], verified: false });
    expect(readFileSync(join(out, 'a/one.txt'), 'utf8')).toBe('a stranger');
    expect(manifestOf(out)).toMatchObject({
      state: 'incomplete',
      note: expect.stringContaining('Run it again') as unknown,
    });
    rmSync(join(out, 'a/one.txt'));
    expect(await run({})).toMatchObject({ state: 'complete', written: 1 });
  });

  test('of many images, copied by two threads, leaves strangers alone too', async () => {
    const root = tempFolder();
    const png = await pngOf(4, 4);
    writeFiles(root, Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.png`, png])));
    writeFiles(root, { '0.txt': 'solo' });
    const { plan, writeOut: carryOut, run, out } = await startExports(root);
    await run({ what: { allow: ['solo'] } });
    writeFiles(out, { '77.png': 'a stranger' });
    const { result } = await carryOut(await plan({}));
    expect(result).toMatchObject({ state: 'incomplete', written: 298, failures: [{ path: '77.png' }] });
    expect(readFileSync(join(out, '77.png'), 'utf8')).toBe('a stranger');
    rmSync(join(out, '77.png'));
    expect(await run({})).toMatchObject({ state: 'complete', written: 1, unchanged: 300, verified: true });
    const { 'manifest.json': _, ...files } = filesBelow(out);
    expect(files).toEqual(filesBelow(root));
  });

  test('knows its files by the manifest alone, when the hidden ledger was lost', async () => {
    const { run, out } = await startExports(await smallDataset());
    await run({ names: { folders: 'flat' } });
    rmSync(join(out, '.proofsheet-export.jsonl'));
    expect(await run({})).toMatchObject({ written: 7, removed: 7 });
  });

  test('into the export of another dataset says so', async () => {
    const first = await startExports(await smallDataset());
    await first.run({});
    await first.test.close();
    const { plan } = await startExports(await smallDataset());
    expect((await plan({}, { out: first.out })).warnings.join()).toMatch(/export of another dataset/);
  });
});

describe('a ledger from elsewhere', () => {
  test('leads to no file outside of the folder', async () => {
    const { run, out } = await startExports(await smallDataset());
    await run({});
    const outside = join(out, '..', 'outside.txt');
    writeFileSync(outside, 'not yours');
    appendFileSync(
      join(out, '.proofsheet-export.jsonl'),
      `${JSON.stringify({ planned: ['../outside.txt'] })}\n`,
    );
    await run({ what: { allow: ['nobody'] } });
    expect(existsSync(outside)).toBe(true);
  });
  test('nor does a folder in it that is a link', async () => {
    const { plan, writeOut: carryOut, run, out } = await startExports(await smallDataset());
    await run({ what: { allow: ['yvonne (arknights)'] } });
    const elsewhere = tempFolder();
    symlinkSync(elsewhere, join(out, 'a'));
    const { result } = await carryOut(await plan({}));
    expect(result?.failures[0]).toMatchObject({ reason: expect.stringContaining('leads out') as unknown });
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

describe('images', () => {
  test('linked are the same file, and a later copy does not write into the source', async () => {
    const root = await smallDataset();
    const { run, out } = await startExports(root);
    await run({ images: { copy: 'link' } });
    const [source, linked] = [join(root, 'a/one.png'), join(out, 'a/one.png')];
    expect(statSync(linked).ino).toBe(statSync(source).ino);
    const before = readFileSync(source);
    await run({ images: { as: 'png', scale: 'bucket', background: '#ff0000' } });
    await run({});
    expect(statSync(linked).ino).not.toBe(statSync(source).ino);
    expect(readFileSync(source).equals(before)).toBe(true);
  });

  test('that turn out to be broken are left out with their captions, and the run is whole without them', async () => {
    const root = await smallDataset();
    const png = readFileSync(join(root, 'a/one.png'));
    writeFiles(root, { 'c/cut.png': png.subarray(0, png.length - 30), 'c/cut.txt': 'solo' });
    const { run, out } = await startExports(root);
    const result = await run({
      format: 'diffusion-pipe',
      names: { folders: 'kept' },
      images: { as: 'webp' },
    });
    expect(result).toMatchObject({ samples: 3, verified: true });
    expect(result.skipped).toEqual([
      { relPath: 'c/cut.png', kind: 'unreadable', reason: expect.stringContaining('cut off') as unknown },
    ]);
    expect(existsSync(join(out, 'c'))).toBe(false);
    expect(readFileSync(join(out, 'dataset.toml'), 'utf8')).not.toContain('/c"');
  });
});

describe('an interrupted run', () => {
  test('says that it is incomplete when it is cancelled, and the next one completes it', async () => {
    const root = tempFolder();
    const png = await pngOf(4, 4);
    for (let n = 0; n < 1500; n += 1) writeFiles(root, { [`${n}.png`]: png, [`${n}.txt`]: `tag ${n}` });
    const { test: engine, plan, run, out } = await startExports(root);
    const { id } = await plan({});
    engine.mark();
    const { job } = await engine.call('POST /api/exports/:id/run', { params: { id } });
    await engine.until((event) => event.type === 'job' && event.job.id === job.id && event.job.done > 100);
    await engine.call('POST /api/jobs/:id/cancel', { params: { id: job.id } });
    const ended = await engine.until(
      (event) => event.type === 'job' && event.job.id === job.id && event.job.state !== 'running',
    );
    expect(ended).toMatchObject({
      job: { state: 'cancelled', message: expect.stringContaining('not complete') as unknown },
    });
    const { result } = await engine.call('GET /api/exports/:id/result', { params: { id } });
    expect(result?.state).toBe('incomplete');
    expect(manifestOf(out).state).toBe('incomplete');
    const written = result?.written ?? 0;
    const planned = await plan({});
    expect(planned.target).toBe('incomplete');
    expect(await run({})).toMatchObject({ written: 3000 - written, unchanged: written, verified: true });
    const { 'manifest.json': _, ...files } = filesBelow(out);
    expect(files).toEqual(filesBelow(root));
  });

  test('completes with other settings too, and leaves nothing of the first', async () => {
    const root = await smallDataset();
    const { run, out } = await startExports(root);
    mkdirSync(out);
    // As a crash leaves it: begun, one file half written.
    writeFiles(out, {
      'manifest.json': '{"kind":"ex',
      '.proofsheet-export.jsonl':
        '{"proofsheet":"export","version":1}\n{"planned":["one.png","two.png"]}\n{"path":"one.pn',
      'one.png': 'half',
    });
    expect(await run({})).toMatchObject({ written: 7, removed: 1 });
    const { 'manifest.json': _, ...files } = filesBelow(out);
    expect(files).toEqual(filesBelow(root));
  });
});
