/** Looks for wrong labels in a thread of its own, on connections that only read. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { seenOf } from '../../index/sights.ts';
import { giveWay } from '../../work/background.ts';
import type { Progress } from '../../work/inThread.ts';
import { serveCalls } from '../../work/rpc.ts';
import { openVectorStore } from '../vectors/vectorStore.ts';
import { findSuspects } from './find.ts';
import type { SampleList } from './cast.ts';
import type { MislabelsAnswer, MislabelsMethods, MislabelsRequest } from './protocol.ts';
import { nlReader, samplesOf, type Samples } from './samples.ts';

/** Raise it when the method changes: older results are then discarded. */
const methodVersion = 4;

const vectorsOf = (
  { columns: { fileSize, mtime }, vectorsFile }: MislabelsRequest,
  { ids, list }: Samples,
): (Float32Array | undefined)[] => {
  if (vectorsFile === null || !existsSync(vectorsFile)) return [];
  const store = openVectorStore(vectorsFile);
  try {
    return list.relPaths.map((relPath, sample) => {
      const id = ids[sample] ?? 0;
      return store.read({ relPath, size: fileSize[id] ?? 0, mtime: mtime[id] ?? 0 }) ?? undefined;
    });
  } finally {
    store.close();
  }
};

/** General tags: whom a tagger names is told as a problem of its own. */
const seenIn = ({ seen }: MislabelsRequest, { ids, list }: Samples): (readonly string[] | null)[] =>
  list.relPaths.map((_, sample) => {
    if (seen === null) return null;
    const tags = seenOf(seen, ids[sample] ?? 0);
    return tags?.flatMap(({ key, category }) => (category === 'general' ? [key] : [])) ?? null;
  });

type NlOf = (sample: number) => string | null;

const fingerprintOf = (
  list: SampleList,
  nlOf: NlOf,
  vectors: readonly (Float32Array | undefined)[],
  sights: readonly (readonly string[] | null)[],
): string => {
  const hash = createHash('sha256').update(`${methodVersion}\n`);
  const order = [...list.relPaths.keys()].toSorted((a, b) =>
    (list.relPaths[a] ?? '') < (list.relPaths[b] ?? '') ? -1 : 1,
  );
  for (const sample of order) {
    const relPath = list.relPaths[sample] ?? '';
    const own = list.tags.subarray(list.start[sample], list.start[sample + 1]);
    const tags = Array.from(own, (tag) => `${list.categories[tag]} ${list.keys[tag]}`);
    const seen = vectors[sample] === undefined ? 'unseen' : 'seen';
    const sight = sights[sample] ?? null;
    const parts = [relPath, tags, nlOf(sample), seen];
    hash.update(JSON.stringify(sight === null ? parts : [...parts, sight]));
  }
  return hash.digest('hex');
};

if (parentPort === null) throw new Error('This file runs as a worker.');
giveWay();

const find = (request: MislabelsRequest, nlOfId: (id: number) => string | null): MislabelsAnswer => {
  const samples = samplesOf(request);
  const { list, ids } = samples;
  const nlOf: NlOf = (sample) => nlOfId(ids[sample] ?? 0);
  const vectors = vectorsOf(request, samples);
  const sights = seenIn(request, samples);
  const fingerprint = fingerprintOf(list, nlOf, vectors, sights);
  if (fingerprint === request.known) return { fingerprint, found: null };
  const found = findSuspects({
    list,
    nlOf,
    vectorOf: (sample) => vectors[sample],
    seenOf: (sample) => sights[sample] ?? null,
    onProgress: (done, total) => notify({ done, total } satisfies Progress),
  });
  return { fingerprint, found };
};

const methods: MislabelsMethods = {
  find: (request) => {
    const db = new Database(request.indexFile, { readonly: true });
    try {
      return find(request, nlReader(db));
    } finally {
      db.close();
    }
  },
};

const notify = serveCalls(parentPort, methods);
