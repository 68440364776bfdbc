/**
 * Promise 1 for files that move: kill the engine while duplicates are set aside. After the next start every
 * file is whole and in one place, and all of them are where the journal says.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EngineClient } from '../../electron/hosting/engineClient.ts';
import { dataHomeOf } from '../support/runningApp.ts';
import { createKill, momentOf } from '../support/killing.ts';
import { type Served, startServed, untilReady } from '../support/served.ts';

const copies = 200;
const kills = 14;
/** Of all but the copy that is kept: the image, its tags and its NL caption. */
const movedFiles = (copies - 1) * 3;

let folder: string;
let dataDir: string;
let dataset: string;
let aside: string;
let trash: string;
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'proofsheet-moves-')));
  dataDir = join(folder, 'data');
  dataset = join(folder, 'set');
  aside = join(folder, 'set - set aside');
  trash = join(dataHomeOf(dataDir), 'Trash');
  const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#48a' } })
    .png()
    .toBuffer();
  for (let n = 0; n < copies; n += 1) {
    const sub = join(dataset, String(n % 5));
    mkdirSync(sub, { recursive: true });
    writeFileSync(join(sub, `${n}.png`), image);
    writeFileSync(join(sub, `${n}.txt`), `tag ${n}`);
    writeFileSync(join(sub, `${n}_nl.txt`), `Picture ${n}.`);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** By path: the content of every file. */
const filesOf = (root: string): ReadonlyMap<string, string> => {
  if (!existsSync(root)) return new Map();
  const names = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(root.length + 1), readFileSync(path, 'latin1')];
    }),
  );
};

/** Of the files in the trash: the same, by the paths that they came from. */
const trashedFiles = (): ReadonlyMap<string, string> => {
  const told = new Map(
    [...filesOf(join(trash, 'info'))].map(([name, text]) => [name.replace(/\.trashinfo$/, ''), text]),
  );
  const lying = filesOf(join(trash, 'files'));
  expect([...told.keys()].toSorted(), 'each file in the trash is told of').toEqual(
    [...lying.keys()].toSorted(),
  );
  return new Map(
    [...lying].map(([name, text]) => {
      const from = decodeURIComponent(/^Path=(.*)$/m.exec(told.get(name) ?? '')?.[1] ?? '');
      return [from.slice(dataset.length + 1), text];
    }),
  );
};

/** Half of the rounds, where there is a trash. */
const destination = (round: number): 'aside' | 'trash' =>
  process.platform === 'linux' && round % 2 === 1 ? 'trash' : 'aside';

const start = async (): Promise<Served> => {
  const served = await startServed(dataset, dataDir);
  await untilReady(served.client);
  return served;
};

const groupOf = async (client: EngineClient) => {
  for (;;) {
    const { state, groups } = await client.call('GET /api/duplicates', { query: { from: 0, count: 1 } });
    const [group] = groups;
    if (state.phase === 'found' && group !== undefined) return group.members.map(({ row }) => row.id);
    const stop = new AbortController();
    const events = client.events(stop.signal);
    await events.next();
    const { job } = await client.call('POST /api/duplicates/find');
    for await (const event of events) {
      if (event.type === 'job' && event.job.id === job.id && event.job.state !== 'running') break;
    }
    stop.abort();
  }
};

test(`the engine is killed ${kills} times while files move, and none is lost`, async () => {
  const original = filesOf(dataset);
  let served = await start();
  const kill = createKill({
    folders: readdirSync(dataset).map((name) => join(dataset, name)),
    counts: () => true,
  });
  let interrupted = 0;
  let completed = 0;
  let undoes = 0;
  for (let round = 0; round < kills; round += 1) {
    const to = destination(round);
    const group = await groupOf(served.client);
    const [keep] = group;
    if (keep === undefined) throw new Error('There is no group.');
    const last =
      (await served.client.call('GET /api/edits', { query: { from: 0, count: 1 } })).edits[0]?.id ?? 0;
    await kill(served, momentOf(round, movedFiles), () =>
      served.client.call('POST /api/duplicates/settle', { body: { group, keep, to, merge: null } }),
    );
    const moved = filesOf(to === 'aside' ? aside : join(trash, 'files')).size;
    if (moved > 0 && moved < movedFiles) interrupted += 1;
    // Sometimes it is killed again while it recovers.
    if (round % 4 === 3) await (await startServed(dataset, dataDir).catch(() => null))?.end('SIGKILL');

    served = await start();
    const { edits } = await served.client.call('GET /api/edits', { query: { from: 0, count: 1 } });
    const here = filesOf(dataset);
    const there = new Map([...filesOf(aside), ...trashedFiles()]);
    expect(new Map([...here, ...there]), `round ${round}`).toEqual(original);
    expect(here.size + there.size, `round ${round}: nothing is in both places`).toBe(original.size);
    const [newest] = edits;
    const said = newest !== undefined && newest.id > last && newest.state === 'done';
    expect(there.size, `round ${round}`).toBe(said ? movedFiles : 0);
    if (said) {
      completed += 1;
      // The undo is killed too, at a different moment each time: afterwards its files are all in one place or
      // all in the other.
      await kill(served, momentOf(round, movedFiles), () =>
        served.client.call('POST /api/undo', { body: {} }),
      );
      served = await start();
      // Answered after the interrupted edit has been finished.
      const now = await served.client.call('GET /api/edits', { query: { from: 0, count: 1 } });
      const [left, gone] = [filesOf(dataset), new Map([...filesOf(aside), ...trashedFiles()])];
      expect(new Map([...left, ...gone]), `undo of round ${round}`).toEqual(original);
      expect(left.size + gone.size, `undo of round ${round}: nothing is in both places`).toBe(original.size);
      const isBack = now.state.undo === null;
      expect(gone.size, `undo of round ${round}`).toBe(isBack ? 0 : movedFiles);
      if (isBack) undoes += 1;
      else await served.client.call('POST /api/undo', { body: {} });
      expect(filesOf(dataset)).toEqual(original);
      expect([existsSync(aside), trashedFiles().size]).toEqual([false, 0]);
    }
  }
  await served.end('SIGTERM');
  process.stderr.write(
    `${kills} kills: ${interrupted} in the middle of moving, ${completed} edits completed, ${undoes} of their undoes before the kill.\n`,
  );
  expect(interrupted).toBeGreaterThan(kills / 3);
});
