/**
 * Promise 1: kill the engine at any moment of a bulk edit. After the next start every file is byte for byte
 * its before or its after, as the journal says, and nothing is missing.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createKill, momentOf } from '../support/killing.ts';
import { type Served, startServed, untilReady } from '../support/served.ts';

const samples = 1200;
const kills = 30;

let folder: string;
let dataDir: string;
let dataset: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-kill-'));
  dataDir = join(folder, 'data');
  dataset = join(folder, 'dataset');
  mkdirSync(dataset);
  const image = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#888' } })
    .png()
    .toBuffer();
  for (let n = 0; n < samples; n += 1) {
    writeFileSync(join(dataset, `${n}.png`), image);
    writeFileSync(
      join(dataset, `${n}.txt`),
      `zero \\(arknights\\), arknights, solo, tag ${n}${n % 3 === 0 ? '\r\n' : ''}`,
    );
    writeFileSync(
      join(dataset, `${n}_nl.txt`),
      `Picture ${n} shows Zero from Arknights.\nZero's hair is long.`,
    );
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isCaption = (name: string): boolean => /^\d+(?:_nl)?\.txt$/.test(name);

/** All captions, and files that do not belong in the folder. */
const readAll = (): {
  readonly texts: ReadonlyMap<string, string>;
  readonly strangers: readonly string[];
} => {
  const texts = new Map<string, string>();
  const strangers: string[] = [];
  for (const name of readdirSync(dataset)) {
    if (isCaption(name)) texts.set(name, readFileSync(join(dataset, name), 'utf8'));
    else if (!/^\d+\.png$/.test(name)) strangers.push(name);
  }
  return { texts, strangers };
};

const names = ['zero', 'one'] as const;
const capital = (word: string): string => word[0]?.toUpperCase() + word.slice(1);
const tag = (name: string): string => `${name} (arknights)`;

const renamed = (texts: ReadonlyMap<string, string>, from: string, to: string): Map<string, string> => {
  return new Map(
    [...texts].map(([name, text]) => [
      name,
      text.replaceAll(`${from} \\(`, `${to} \\(`).replaceAll(capital(from), capital(to)),
    ]),
  );
};

const start = async (): Promise<Served> => {
  const served = await startServed(dataset, dataDir);
  await untilReady(served.client);
  return served;
};

test(`the engine is killed ${kills} times in the middle of edits, and nothing is lost`, async () => {
  const kill = createKill({ folders: [dataset], counts: isCaption });
  let served = await start();
  let interrupted = 0;
  let completed = 0;
  for (let round = 0; round < kills; round += 1) {
    const before = readAll().texts;
    const now = before.get('0.txt')?.startsWith('zero') === true ? 0 : 1;
    const [from, to] = [names[now], names[1 - now] ?? 'one'];
    const after = renamed(before, from, to);
    const { id } = await served.client.call('POST /api/views', { body: { query: '' } });
    const last =
      (await served.client.call('GET /api/edits', { query: { from: 0, count: 1 } })).edits[0]?.id ?? 0;

    await kill(served, momentOf(round, samples * 2), () =>
      served.client.call('POST /api/edits', {
        body: {
          edit: { kind: 'rename-tag', from: tag(from), to: tag(to), tags: true, prose: true },
          scope: { view: id, ranges: [[0, samples]] },
        },
      }),
    );
    const written = [...readAll().texts].filter(([name, text]) => text !== before.get(name)).length;
    if (written > 0 && written < samples * 2) interrupted += 1;

    // Sometimes the engine is killed again while it recovers.
    if (round % 4 === 3) {
      const second = await startServed(dataset, dataDir).catch(() => null);
      await second?.end('SIGKILL');
    }
    served = await start();
    // Answers when recovery is complete.
    const { edits } = await served.client.call('GET /api/edits', { query: { from: 0, count: 1 } });
    const { texts, strangers } = readAll();
    expect(strangers).toEqual([]);
    expect(texts.size).toBe(samples * 2);
    const newest = edits[0];
    const said = newest !== undefined && newest.id > last && newest.state === 'done';
    if (said) completed += 1;
    const expected = said ? after : before;
    for (const [name, text] of texts) expect(text, `${name} in round ${round}`).toBe(expected.get(name));
  }
  await served.end('SIGTERM');
  process.stderr.write(
    `${kills} kills: ${interrupted} in the middle of writing, ${completed} edits completed.\n`,
  );
  expect(interrupted).toBeGreaterThan(kills / 3);
});
