/** A dataset that is opened again after the machine was started anew, or not: a person's own work stays. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleId } from '../../../shared/api/ids.ts';
import { pngOf, startEngine, tempFolder, writeFiles } from '../testing.ts';

const names = ['emptied', 'put-back', 'cut', 'kept'];
const tag = 'x'.repeat(2000);

test.each(['the same', 'another'])(
  'captions changed by hand after an edit stay, at %s start',
  async (which) => {
    const [folder, dataDir, image] = [tempFolder(), tempFolder(), await pngOf()];
    for (const name of names) writeFiles(folder, { [`${name}.png`]: image, [`${name}.txt`]: 'solo' });
    const before = { id: 'first', at: Date.now() };
    const engine = await startEngine(dataDir, null, before);
    await engine.open(folder);
    await engine.call('POST /api/edits', {
      body: {
        edit: { kind: 'add-tag', tag, place: { at: 'end' } },
        scope: { ids: names.map((_, n) => sampleId.parse(n + 1)) },
      },
    });
    await engine.close();
    const by = { emptied: '', 'put-back': 'solo', cut: `solo, ${tag}`.slice(0, 512) };
    for (const [name, text] of Object.entries(by)) writeFileSync(join(folder, `${name}.txt`), text);

    const boot = which === 'another' ? { id: 'second', at: Date.now() } : before;
    const again = await startEngine(dataDir, null, boot);
    await again.open(folder);
    const { notices } = await again.call('GET /api/edits', { query: { from: 0, count: 1 } });
    for (const [name, text] of Object.entries({ ...by, kept: `solo, ${tag}` }))
      expect(readFileSync(join(folder, `${name}.txt`), 'utf8')).toBe(text);
    expect(notices).toHaveLength(which === 'another' ? 1 : 0);
    for (const name of Object.keys(by).slice(0, notices.length * 3))
      expect(notices[0]).toContain(`${name}.txt`);
  },
);
