/** Goes through all samples of a dataset, in a thread, on a connection that only reads. */
import { parentPort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { BucketList } from '../../../../shared/api/trainer.ts';
import type { CaptionKind } from '../../../../shared/api/caption.ts';
import { bucketCounter } from '../../../../shared/trainer/bucketCounts.ts';
import { bucketing, knownBuckets } from '../../../../shared/trainer/bucketing.ts';
import { asStored } from '../../../../shared/trainer/crop.ts';
import { epochCounter } from '../../../../shared/trainer/epoch.ts';
import { flag } from '../../index/columns.ts';
import type { Progress } from '../../work/inThread.ts';
import { serveCalls } from '../../work/rpc.ts';
import type { TrainerMethods } from './protocol.ts';

interface Row {
  readonly relPath: string;
  readonly flags: number;
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly tags: string | null;
  readonly nl: string | null;
}

/** Samples between two reports of progress. */
const tellEvery = 2000;

/** Each row of a statement, with the state of the index at its beginning. */
const eachRow = (indexFile: string, sql: string, take: (row: Row) => void): void => {
  const db = new Database(indexFile, { readonly: true });
  try {
    const total = db.prepare<[], number>('SELECT count(*) FROM sample').pluck().get() ?? 0;
    let done = 0;
    for (const row of db.prepare<[], Row>(sql).iterate()) {
      take(row);
      done += 1;
      if (done % tellEvery === 0) notify({ done, total } satisfies Progress);
    }
  } finally {
    db.close();
  }
};

const unreadableOf = (flags: number): readonly CaptionKind[] => {
  const kinds: CaptionKind[] = [];
  if ((flags & flag.tagsUnreadable) !== 0) kinds.push('tags');
  if ((flags & flag.nlUnreadable) !== 0) kinds.push('nl');
  return kinds;
};

const columns = 'relPath, flags, width, height, orientation';

const methods: TrainerMethods = {
  summary: ({ indexFile, config, characters }) => {
    const counter = epochCounter(config, characters);
    const sql = `SELECT ${columns}, tags, nl FROM sample JOIN caption USING (id) ORDER BY relPath`;
    eachRow(indexFile, sql, ({ relPath, flags, width, height, orientation, tags, nl }) =>
      counter.add({
        relPath,
        width,
        height,
        orientation,
        tags: (flags & flag.tagsPresent) === 0 ? null : tags,
        nl: (flags & flag.nlPresent) === 0 ? null : nl,
        unreadable: unreadableOf(flags),
      }),
    );
    return counter.finish();
  },
  buckets: ({ indexFile, config }) => {
    const place = bucketing(config);
    const counter = bucketCounter(knownBuckets(config));
    const samples: BucketList['samples'] = [];
    const sql = `SELECT ${columns}, NULL AS tags, NULL AS nl FROM sample ORDER BY relPath`;
    eachRow(indexFile, sql, ({ relPath, width, height, orientation }) => {
      const placed = place(asStored({ width, height }, orientation));
      counter.add({ width, height }, placed);
      samples.push({
        relPath,
        width,
        height,
        buckets: placed.map(({ bucket }) => [bucket.width, bucket.height]),
        upscaled: placed.some(({ fit }) => fit.scale > 1),
      });
    });
    const counts = counter.finish({ repeats: 1, batch: 1, smallBuckets: 'drop' });
    const buckets = counts.map(({ resolution, ar, width, height, images, upscaled, lost }) => {
      return { resolution, ar, width, height, count: images, upscaled, lost };
    });
    return { buckets, samples };
  },
};

if (parentPort === null) throw new Error('This file runs as a worker.');
const notify = serveCalls(parentPort, methods);
