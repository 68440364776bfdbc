/** Looks for wrong labels in a thread of its own, on connections that only read. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { flag } from '../../index/columns.ts';
import { seenOf } from '../../index/sights.ts';
import { giveWay } from '../../work/background.ts';
import type { Progress } from '../../work/inThread.ts';
import { serveCalls } from '../../work/rpc.ts';
import { openVectorStore } from '../vectors/vectorStore.ts';
import { findSuspects } from './find.ts';
import type { MislabelsMethods, MislabelsRequest } from './protocol.ts';

/** Raise it when the method changes: older results are then discarded. */
const methodVersion = 4;

const nlByPath = (indexFile: string): Map<string, string> => {
  const db = new Database(indexFile, { readonly: true });
  try {
    const rows = db.prepare<[], { relPath: string; nl: string }>(
      `SELECT relPath, nl FROM sample JOIN caption USING (id) WHERE flags & ${flag.nlPresent} AND nl IS NOT NULL`,
    );
    return new Map(rows.all().map(({ relPath, nl }) => [relPath, nl]));
  } finally {
    db.close();
  }
};

const vectorsOf = ({ list, sizes, mtimes, vectorsFile }: MislabelsRequest): (Float32Array | undefined)[] => {
  if (vectorsFile === null || !existsSync(vectorsFile)) return [];
  const store = openVectorStore(vectorsFile);
  try {
    return list.relPaths.map(
      (relPath, at) => store.read({ relPath, size: sizes[at] ?? 0, mtime: mtimes[at] ?? 0 }) ?? undefined,
    );
  } finally {
    store.close();
  }
};

/** General tags: whom a tagger names is told as a problem of its own. */
const seenIn = ({ list, ids, seen }: MislabelsRequest): (readonly string[] | null)[] =>
  list.relPaths.map((_, sample) => {
    if (seen === null) return null;
    const tags = seenOf(seen, ids[sample] ?? 0);
    return tags?.flatMap(({ key, category }) => (category === 'general' ? [key] : [])) ?? null;
  });

const fingerprintOf = (
  { list }: MislabelsRequest,
  nlTexts: ReadonlyMap<string, string>,
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
    const parts = [relPath, tags, nlTexts.get(relPath) ?? null, seen];
    hash.update(JSON.stringify(sight === null ? parts : [...parts, sight]));
  }
  return hash.digest('hex');
};

if (parentPort === null) throw new Error('This file runs as a worker.');
giveWay();

const methods: MislabelsMethods = {
  find: (request) => {
    const { list, known, indexFile } = request;
    const nlTexts = nlByPath(indexFile);
    const vectors = vectorsOf(request);
    const sights = seenIn(request);
    const fingerprint = fingerprintOf(request, nlTexts, vectors, sights);
    if (fingerprint === known) return { fingerprint, found: null };
    const found = findSuspects({
      list,
      nlOf: (sample) => nlTexts.get(list.relPaths[sample] ?? '') ?? null,
      vectorOf: (sample) => vectors[sample],
      seenOf: (sample) => sights[sample] ?? null,
      onProgress: (done, total) => notify({ done, total } satisfies Progress),
    });
    return { fingerprint, found };
  },
};

const notify = serveCalls(parentPort, methods);
