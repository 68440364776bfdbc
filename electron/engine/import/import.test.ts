/** Importing captions as the window and the command line do it: through the engine, on a real folder. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CaptionImport } from '../../../shared/api/captionImport.ts';
import type { PlannedChange } from '../../../shared/api/edits.ts';
import { pngOf, startEngine, tempFolder, type TestEngine, writeFiles } from '../testing.ts';

interface Desk extends TestEngine {
  readonly read: (relPath: string) => string;
  readonly importing: (text: string, name?: string) => Promise<CaptionImport>;
  readonly changes: (made: CaptionImport) => Promise<readonly PlannedChange[]>;
}

const sit = async (more: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Desk> => {
  const folder = tempFolder();
  const png = await pngOf();
  writeFiles(folder, {
    'a.png': png,
    'a.txt': 'yvonne, smile\n',
    'a_nl.txt': 'Yvonne smiles.',
    'in/b.png': png,
    'in/b.txt': 'perlica,  solo',
    ...Object.fromEntries(
      Object.entries(more).map(([name, text]) => [name, name.endsWith('g') ? png : text]),
    ),
  });
  const engine = await startEngine();
  await engine.open(folder);
  return {
    ...engine,
    read: (relPath) => readFileSync(path.join(folder, relPath), 'utf8'),
    importing: (text, name = 'captions.csv') =>
      engine.call('POST /api/plans/import', { body: { name, text } }),
    changes: async ({ plan }) =>
      (
        await engine.call('GET /api/edits/:id/changes', {
          params: { id: plan.id },
          query: { from: 0, count: 100 },
        })
      ).changes,
  };
};

describe('a table of captions', () => {
  test('is a plan first, then an edit that undo takes back', async () => {
    const { importing, changes, call, read } = await sit();
    const made = await importing('file_name,tags,nl\na.png,"yvonne, grin",\nin/b.png,,Perlica stands.\n');
    expect(made).toMatchObject({ rows: 2, failures: [], plan: { files: 2, samples: 2, scope: 2 } });
    expect(made.plan.label).toBe('Import captions from captions.csv');
    expect(await changes(made)).toMatchObject([
      { relPath: 'a.txt', before: 'yvonne, smile\n', after: 'yvonne, grin\n' },
      { relPath: 'in/b_nl.txt', before: null, after: 'Perlica stands.' },
    ]);
    expect(read('a.txt')).toBe('yvonne, smile\n');
    await call('POST /api/plans/:id/apply', { params: { id: made.plan.id } });
    expect([read('a.txt'), read('in/b_nl.txt')]).toEqual(['yvonne, grin\n', 'Perlica stands.']);
    await call('POST /api/undo', { body: {} });
    expect(read('a.txt')).toBe('yvonne, smile\n');
  });

  test('leaves alone what it has no column for, what is empty, and what says the same', async () => {
    const { importing } = await sit();
    const none = { plan: { files: 0 }, failures: [] };
    expect(await importing('relPath,tags\na.png,"yvonne, smile"\n')).toMatchObject(none);
    expect(await importing('file_name,tags,nl\na.png,,\n')).toMatchObject(none);
    expect(
      await importing('{"relPath":"a.png","nl":null}\n{"relPath":"in/b.png","tags":["perlica","solo"]}'),
    ).toMatchObject(none);
  });

  test('of JSONL takes lists of tags, and empties a caption that is ""', async () => {
    const { importing, changes } = await sit();
    const made = await importing(
      '{"file_name":"in/b.png","tags":["perlica","alone"]}\n{"file_name":"a.png","nl":""}\n',
    );
    expect(await changes(made)).toMatchObject([
      { relPath: 'in/b.txt', after: 'perlica,  alone' },
      { relPath: 'a_nl.txt', after: '' },
    ]);
  });

  test('may have semicolons or tabs, a byte-order mark, quotes and line ends in its texts', async () => {
    const { importing, changes } = await sit();
    const semicolons = await importing(
      '\uFEFFfile_name;tags;nl\r\na.png;yvonne, grin;"She said ""hi"".\nTwice."\r\n',
    );
    expect(await changes(semicolons)).toMatchObject([
      { after: 'yvonne, grin\n' },
      { after: 'She said "hi".\nTwice.' },
    ]);
    const tabs = await importing('path\ttags\n.\\in\\b.png\tperlica, duo\n', 'x.tsv');
    expect(await changes(tabs)).toMatchObject([{ relPath: 'in/b.txt', after: 'perlica, duo' }]);
  });

  test('takes text beside tags for the NL caption, unless it is both in one, and names what it does not read', async () => {
    const { importing, changes } = await sit();
    const row = {
      file_name: 'in/b.png',
      text: 'Perlica stands.',
      tags: 'perlica,  solo',
      character: 'perlica',
    };
    const folder = await importing(`${JSON.stringify(row)}\n`);
    expect(folder.notes).toEqual([
      'The column “text” is taken for the NL captions.',
      'Not read: the column “character”.',
    ]);
    expect(await changes(folder)).toMatchObject([{ relPath: 'in/b_nl.txt', after: 'Perlica stands.' }]);
    const joint = await importing(
      'file_name,tags,text\nin/b.png,"perlica,  solo","Perlica stands. perlica,  solo"\n',
    );
    expect(joint).toMatchObject({ plan: { files: 0 }, notes: ['Not read: the column “text”.'] });
    await expect(importing('file_name,text\na.png,x\n')).rejects.toThrow(
      /“tags”, “nl” or both.*has “file_name”, “text”/,
    );
    await expect(importing('{"a.png": {"caption": "x"},\n "b.png": {}}')).rejects.toThrow(
      /one JSON of captions/,
    );
  });

  test('finds an image whatever Unicode form its name is written in', async () => {
    const [one, two] = ['caf\u00e9', 'cafe\u0301'];
    const { importing, changes } = await sit({ [`${one}.png`]: '', [`x/${two}.png`]: '' });
    const made = await importing(`file_name,tags\n${two}.png,x\nx/${one}.png,y\n`);
    expect(made.failures).toEqual([]);
    expect(await changes(made)).toMatchObject([
      { relPath: `${one}.txt`, after: 'x' },
      { relPath: `x/${two}.txt`, after: 'y' },
    ]);
    const twice = await sit({ [`${one}.png`]: '', [`${two}.png`]: '' });
    expect((await twice.importing(`file_name,tags\n${one}.png,x\n`)).failures).toEqual([]);
  });

  test('says which rows it does not take, and takes the others', async () => {
    const { importing } = await sit();
    const { plan, failures, rows } = await importing(
      'file_name,tags\na.png,x\nnowhere.png,x\na.png,y\nin/b.png,z\n,w\n',
    );
    expect(plan).toMatchObject({ files: 1, scope: 1 });
    expect(rows).toBe(5);
    expect(failures.map(({ code, relPath }) => [code, relPath])).toEqual([
      ['bad-row', ''],
      ['no-picture', 'nowhere.png'],
      ['named-twice', 'a.png'],
    ]);
    const lines = await importing(
      '{"relPath":"a.png","tags":"x"}\nnot json\n{"tags":"y"}\n{"relPath":"a.png","nl":3}\n{"relPath":"in/b.png","tags":["x, y"]}',
    );
    expect(lines.plan.files).toBe(1);
    expect(lines.failures.map(({ message }) => message)).toEqual([
      'Line 2 is not taken: it is not JSON.',
      'Line 3 is not taken: it names no image.',
      expect.stringContaining('Line 4 is not taken: “nl”'),
      'Line 5 is not taken: one of its tags has a comma or a line end.',
    ]);
  });

  test('that cannot be read, or has none of the columns, is refused with what is needed', async () => {
    const { refused } = await sit();
    const why = async (text: string): Promise<string> =>
      (await refused('POST /api/plans/import', { body: { name: 'x', text } })).message;
    expect(await why('name,caption\na.png,x\n')).toContain('column “file_name”');
    expect(await why('{"relPath":"a.png","caption":"x"}')).toContain('column “file_name”');
    expect(await why('file_name,tags\na.png,"x')).toContain('It is not CSV');
    expect(await why(' \n')).toContain('The file is empty');
  });

  test('does not write over captions that are not UTF-8', async () => {
    const { importing } = await sit({ 'c.png': '', 'c.txt': Buffer.from([0xe9, 0x2c]) });
    const { plan } = await importing('file_name,tags\nc.png,x\n');
    expect(plan).toMatchObject({ files: 0, blocked: [{ relPath: 'c.txt' }] });
  });

  test('must agree where two images share their captions', async () => {
    const { importing } = await sit({ 'd.png': '', 'd.jpg': '', 'd.txt': 'x' });
    const torn = await importing('file_name,tags\nd.png,y\nd.jpg,z\n');
    expect(torn).toMatchObject({ plan: { files: 0 }, failures: [{ code: 'shared', relPath: 'd.jpg' }] });
    expect(await importing('file_name,tags\nd.png,y\nd.jpg,y\n')).toMatchObject({
      plan: { files: 1 },
      failures: [],
    });
  });
});
