/**
 * Searches NL captions in a thread of its own: with wildcards every caption is read, and other requests must
 * not wait.
 */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { nlTextsOf } from '../../index/nlTexts.ts';
import { serveCalls } from '../../work/rpc.ts';
import { nlMatchingAll } from '../nlTerms.ts';
import type { SearchMethods, SearchWorkerData } from './protocol.ts';

if (parentPort === null) throw new Error('worker.ts runs in a worker thread.');
// Passed by nlSearch.ts.
const { indexFile } = workerData as SearchWorkerData;
const texts = nlTextsOf(new Database(indexFile, { readonly: true }));

const methods: SearchMethods = {
  find: (terms) => nlMatchingAll(texts, terms).map((ids) => Uint32Array.from(ids)),
};
serveCalls(parentPort, methods);
