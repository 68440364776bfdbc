/** Judges all tags in a thread of its own, on connections that only read. */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { flag } from '../../index/columns.ts';
import { pathReader } from '../../index/pathTexts.ts';
import { idsIn, spellingsAt } from '../../index/sharedColumns.ts';
import { seenOf } from '../../index/sights.ts';
import { giveWay } from '../../work/background.ts';
import type { Progress } from '../../work/inThread.ts';
import { serveCalls } from '../../work/rpc.ts';
import { packedVectors, type Packed } from '../vectors/packed.ts';
import { featuresOf, type CaptionLists } from './features.ts';
import type { Found, FoundSide } from './found.ts';
import { judgeTags, type Ranked } from './judgeTags.ts';
import type { TagHealthMethods, TagHealthRequest } from './protocol.ts';

/** Raise it when the method changes: older results are then discarded. */
const methodVersion = 1;

if (parentPort === null) throw new Error('This file runs as a worker.');
giveWay();

/** Samples that have tags: of the others nothing is missing that a caption would not need first. */
const taggedIds = ({ columns }: TagHealthRequest): Int32Array =>
  Int32Array.from(idsIn(columns)).filter(
    (id) => ((columns.flags[id] ?? 0) & (flag.tagsPresent | flag.tagsEmpty)) === flag.tagsPresent,
  );

const tagsOf = ({ columns }: TagHealthRequest, ids: Int32Array): Pick<CaptionLists, 'start' | 'tags'> => {
  const start = new Int32Array(ids.length + 1);
  for (const [row, id] of ids.entries()) start[row + 1] = (start[row] ?? 0) + spellingsAt(columns, id).length;
  const tags = new Int32Array(start[ids.length] ?? 0);
  for (const [row, id] of ids.entries()) {
    const own = spellingsAt(columns, id);
    const from = start[row] ?? 0;
    // While it is read, the main thread may give it other tags.
    const length = Math.min(own.length, (start[row + 1] ?? 0) - from);
    for (let at = 0; at < length; at++) tags[from + at] = columns.tagOfSpelling[own[at] ?? 0] ?? 0;
  }
  return { start, tags };
};

const fingerprintOf = (
  { columns, keys, categories, seen }: TagHealthRequest,
  ids: Int32Array,
  { start, tags }: Pick<CaptionLists, 'start' | 'tags'>,
  packed: Packed | null,
): string => {
  const hash = createHash('sha256').update(`${methodVersion} ${packed?.known ?? 0} ${keys.length}\n`);
  for (const [tag, key] of keys.entries()) hash.update(`${categories[tag]} ${key}\n`);
  for (const array of [ids, start, tags]) hash.update(array);
  hash.update(Float64Array.from(ids, (id) => columns.nlHash[id] ?? 0));
  hash.update(Float64Array.from(ids, (id) => columns.mtime[id] ?? 0));
  if (seen !== null) for (const array of [seen.start, seen.tags, seen.scores]) hash.update(array);
  return hash.digest('hex');
};

/** Places of samples among the paths of a result, as they are named. */
const createPlaces = (pathOf: (row: number) => string) => {
  const places = new Map<number, number>();
  const paths: string[] = [];
  const placeOf = (row: number): number => {
    let place = places.get(row);
    if (place === undefined) {
      place = paths.push(pathOf(row)) - 1;
      places.set(row, place);
    }
    return place;
  };
  return { placeOf, paths };
};

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

const judge = (request: TagHealthRequest, nlOf: (id: number) => string | null) => {
  const { columns, keys, categories, seen, vectorsFile } = request;
  const ids = taggedIds(request);
  const lists = tagsOf(request, ids);
  const pathOf = pathReader(columns);
  const packed = packedVectors(vectorsFile, ids.length, (row) => {
    const id = ids[row] ?? 0;
    return { relPath: pathOf(id), size: columns.fileSize[id] ?? 0, mtime: columns.mtime[id] ?? 0 };
  });
  const fingerprint = fingerprintOf(request, ids, lists, packed);
  if (fingerprint === request.known) return { fingerprint, found: null };
  const { sparse, targets } = featuresOf({
    ...lists,
    keys,
    categories,
    nlOf: (row) => nlOf(ids[row] ?? 0),
    seenOf: (row) => (seen === null ? null : seenOf(seen, ids[row] ?? 0)),
  });
  const judged = judgeTags({ rows: ids.length, sparse, dense: packed }, targets, (done, total) =>
    notify({ done, total } satisfies Progress),
  );
  const { placeOf, paths } = createPlaces((row) => pathOf(ids[row] ?? 0));
  const sideOf = ({ rows, probabilities, probable, look }: Ranked): FoundSide => ({
    samples: Array.from(rows, placeOf),
    probabilities: Array.from(probabilities, rounded),
    probable,
    look,
  });
  const found: Found = {
    judged: ids.length,
    compared: packed?.known ?? 0,
    paths,
    tags: judged.map(({ precision, missing, wrong }, at) => ({
      key: keys[targets[at]?.tag ?? 0] ?? '',
      images: targets[at]?.rows.length ?? 0,
      reliability: rounded(precision),
      missing: sideOf(missing),
      wrong: sideOf(wrong),
    })),
  };
  return { fingerprint, found };
};

const methods: TagHealthMethods = {
  judge: (request) => {
    const db = new Database(request.indexFile, { readonly: true });
    try {
      const select = db.prepare<[number], { nl: string | null }>(
        `SELECT nl FROM sample JOIN caption USING (id) WHERE id = ? AND flags & ${flag.nlPresent}`,
      );
      return judge(request, (id) => select.get(id)?.nl ?? null);
    } finally {
      db.close();
    }
  },
};

const notify = serveCalls(parentPort, methods);
