/** The thread that looks for problems: it writes nothing but what is kept for the next start. */
import { parentPort, workerData } from 'node:worker_threads';
import { giveWay } from '../../work/background.ts';
import type { Progress } from '../../work/inThread.ts';
import { serveCalls } from '../../work/rpc.ts';
import { openKept } from './kept.ts';
import { createLook } from './look.ts';
import type { ProblemsThreadData } from './protocol.ts';

if (parentPort === null) throw new Error('This file runs as a worker.');
giveWay();
const { indexFile, keptFile } = workerData as ProblemsThreadData;
const notify = serveCalls(
  parentPort,
  createLook(indexFile, openKept(keptFile), (done, total) => notify({ done, total } satisfies Progress)),
);
