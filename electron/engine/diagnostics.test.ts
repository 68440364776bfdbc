/** The report that people paste in public: what is in it, and what must never be. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startEngine, tempFolder, pngOf, writeFiles } from './testing.ts';

test('a report has versions, sizes and settings, and nothing of paths, names, tags, captions or queries', async () => {
  const secret = 'SecretProject';
  const folder = join(tempFolder(), secret);
  mkdirSync(folder);
  writeFiles(folder, {
    [`${secret}.png`]: await pngOf(),
    [`${secret}.txt`]: `${secret} \\(tag\\), solo`,
    [`${secret}_nl.txt`]: `${secret} smiles.`,
    [`${secret}/broken.png`]: 'no image',
  });
  const dataDir = join(tempFolder(), `${secret}-data`);
  const engine = await startEngine(dataDir);
  await engine.open(folder);
  const edit = { kind: 'add-tag', tag: secret, place: { at: 'end' } } as const;
  await engine.call('PATCH /api/settings', {
    body: {
      recentQueries: [secret],
      rules: [{ name: secret, edit }],
      keys: { [secret]: ['X'], 'edit.undo': ['Mod+U'] },
      foldedFacets: [secret],
      captioning: {
        by: 'endpoint',
        endpoint: null,
        prompts: [{ name: secret, system: secret, texts: { one: secret, several: secret, none: secret } }],
        tagger: null,
      },
    },
  });
  const { text } = await engine.call('GET /api/report');
  expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
  expect(text).not.toContain('/tmp');
  expect(text).not.toContain('smiles');
  for (const word of [
    /^Proofsheet: \d+\.\d+\.\d+/m,
    /^System: \w+/m,
    /^Samples: 2, ready/m,
    /^NL captions: 1 present, 1 missing, 0 empty$/m,
    /^Kept of it: index\.db [\d.]+ MB/m,
    /^Saved edits: 1$/m,
    /^Changed keys: edit\.undo$/m,
    /^Job \(scan\): done/m,
  ])
    expect(text).toMatch(word);
});

test('there is one without a dataset', async () => {
  const engine = await startEngine(tempFolder());
  expect((await engine.call('GET /api/report')).text).toContain('Dataset: none is open');
});
