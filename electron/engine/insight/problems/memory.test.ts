/** The search for problems needs no more memory for a large dataset than for a small one, beyond the columns that all threads share. */
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { categoriesOf } from '../../../../shared/caption/category.ts';
import { openIndex } from '../../index/openIndex.ts';
import { createSampleColumns } from '../../index/sampleColumns.ts';
import type { SharedColumns } from '../../index/sharedColumns.ts';
import { createStore } from '../../index/store.ts';
import { createKnown } from '../../scan/known.ts';
import { createLedger } from '../../scan/ledger.ts';
import type { ReadCaption } from '../../scan/readFiles.ts';
import { tempFolder } from '../../testing.ts';
import { openKept } from './kept.ts';
import { createLook } from './look.ts';

setFlagsFromString('--expose-gc');
// V8's own function, of a context that was made after the flag.
const collect = runInNewContext('gc') as () => void;

/** Bytes that are in use. */
const inUse = (): number => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const caption = (text: string): ReadCaption => ({
  state: 'present',
  size: text.length,
  mtime: 1,
  text,
  reason: null,
});

const image = {
  format: 'png',
  width: 1024,
  height: 1024,
  orientation: 1,
  pages: 1,
  alpha: false,
  problem: null,
  size: 1000,
  mtime: 1,
} as const;

interface Indexed {
  readonly indexFile: string;
  readonly columns: SharedColumns;
}

/** An index of samples without problems. */
const indexed = (samples: number): Indexed => {
  const indexFile = path.join(tempFolder(), 'index.db');
  const { db } = openIndex(indexFile, () => undefined);
  const store = createStore(db);
  onTestFinished(() => store.close());
  const built = createSampleColumns((keys) => categoriesOf(keys, {}));
  const ledger = createLedger({
    store,
    known: createKnown(),
    spellings: [],
    post: (batch) => void built.apply(batch),
  });
  for (let n = 0; n < samples; n += 1) {
    const tags = `perlica \\(arknights\\), arknights, @channel, 1girl, solo, thing ${n % 97}`;
    const nl = `A vibrant illustration of Perlica from Arknights: Endfield. It is number ${n} of many.`;
    const captions = { tags: caption(tags), nl: caption(nl), companions: null };
    ledger.write({ relPath: `folder ${n % 7}/image ${n}.png`, image, ...captions }, 100);
    if (ledger.pending() === 1000) ledger.flush();
  }
  ledger.flush();
  return { indexFile, columns: built.shared() };
};

/** Searches twice: all captions are read first, and none the second time. @returns the most that it had in use, in bytes */
const mostInUse = ({ indexFile, columns }: Indexed): number => {
  const kept = openKept(path.join(tempFolder(), 'problems.db'));
  let most = 0;
  const look = createLook(indexFile, kept, () => {
    most = Math.max(most, inUse());
  });
  const before = inUse();
  for (let round = 0; round < 2; round += 1) {
    const reply = look.look({
      columns,
      categories: [
        ['perlica (arknights)', 'character'],
        ['arknights', 'copyright'],
        ['@channel', 'artist'],
      ],
      listed: [],
      roster: [],
      pictures: new Uint32Array(0),
      seen: null,
      off: [],
      pairs: [],
      keep: 3,
      commas: true,
    });
    expect(reply.total).toBe(0);
    most = Math.max(most, inUse());
  }
  kept.close();
  return most - before;
};

const [few, many] = [2000, 20_000];
/**
 * Bytes: two numbers that rules keep of each sample, and what else differs between two measurements. Facts of a caption are
 * several times this, a sample as an object is, too.
 */
const aSample = 150;

test(`of ${many} samples no more is held than of ${few}, but for two numbers each`, () => {
  // Compiles what is measured.
  mostInUse(indexed(500));
  const small = mostInUse(indexed(few));
  const large = mostInUse(indexed(many));
  expect(large - small).toBeLessThan((many - few) * aSample);
}, 60_000);
