/** The helper of the export thread: copies images on another core. */
import { parentPort, workerData } from 'node:worker_threads';
import { serveCalls } from '../../work/rpc.ts';
import { Unreadable } from '../copyFile.ts';
import { createFileWriter } from '../fileOut.ts';
import { NotOurs } from '../outPlaces.ts';
import { NotWhole } from '../readBack.ts';
import type { Copied, CopierData, CopyMethods } from './protocol.ts';

// The export thread passes only this; see helper.ts.
const { root } = workerData as CopierData;
let ours = false;
const writer = createFileWriter(root, () => ours);

const problem = (error: unknown): Copied => {
  if (error instanceof NotOurs) return { kind: 'not-ours', message: error.message };
  if (error instanceof NotWhole) return { kind: 'not-whole', message: error.message };
  if (error instanceof Unreadable) return { kind: 'unreadable', message: error.message };
  throw error;
};

const methods: CopyMethods = {
  copy: (job) => {
    ({ ours } = job);
    try {
      return { kind: 'held', held: writer.copy(job.path, job.from) };
    } catch (error) {
      return problem(error);
    }
  },
};

if (parentPort === null) throw new Error('This file runs as a worker.');
serveCalls(parentPort, methods);
