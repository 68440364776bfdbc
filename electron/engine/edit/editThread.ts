/**
 * The edit thread, seen from the main thread: started, called, stopped by a flag while it is in a loop, replaced when
 * a pattern hangs it, ended. Its errors come back as EngineErrors.
 */
import { EngineError } from '../errors.ts';
import type { Boot } from '../work/boot.ts';
import { storeError } from '../work/dataFolder.ts';
import { callWorker, type Thread, ThreadError } from '../work/rpc.ts';
import { startWorker } from '../work/workers.ts';
import { createPatternCell, hangingPattern } from './patternWatch.ts';
import {
  type EditMethods,
  type Notice,
  type OpenReport,
  type PlanRequest,
  stopFlag,
  type ThreadData,
  type ThreadPlan,
} from './protocol.ts';

/** What becomes of an edit that is stopped: what is done stays, or is taken back; `close` too, told at the next start. */
export type StopHow = 'keep' | 'take-back' | 'close';

export interface EditThread {
  /** What recovery did when the journal was opened. */
  readonly opened: OpenReport;
  readonly call: Thread<EditMethods>['call'];
  /** @returns the place of the sample on which a pattern hangs; nothing was written, and another thread was started */
  plan(request: PlanRequest): Promise<ThreadPlan | { readonly hangsAt: number } | null>;
  stop(how: StopHow): void;
  close(): Promise<void>;
}

interface Options {
  readonly root: string;
  readonly journalFile: string;
  readonly boot: Boot;
  /** See unread.ts. */
  readonly unread: SharedArrayBuffer;
  readonly onNotice: (notice: Notice) => void;
  /** For errors of every call: throws what is to be thrown instead when the journal is damaged. */
  readonly onError: (error: unknown) => never;
}

const stopFlags = {
  keep: stopFlag.keep,
  'take-back': stopFlag.takeBack,
  close: stopFlag.close,
} as const satisfies Record<StopHow, number>;

/** Texts live no longer than their batch: little room for what is young, so that it is not copied half way. */
const resourceLimits = { maxYoungGenerationSizeMb: 24 };

/** @param journalFile what a full or read-only disk refused */
const asEngineError = (error: unknown, journalFile: string): never => {
  if (!(error instanceof ThreadError)) throw error;
  throw storeError(error, journalFile) ?? new EngineError('edit-failed', error.message);
};

/** What is thrown where a journal is damaged. */
export const damagedJournal = (file: string, error: unknown): EngineError => {
  const why = error instanceof Error ? error.message : String(error);
  return new EngineError(
    'journal-damaged',
    `The undo history, ${file}, is damaged (${why}). The dataset can still be viewed. To edit again, start a new undo history: in History, or by \`proofsheet history DIR --new-journal\`. The damaged file is kept beside it.`,
    { path: file },
  );
};

/** Opens the journal in a thread of its own. @throws EngineError `journal-damaged` */
export const startEditThread = async (options: Options): Promise<EditThread> => {
  const { root, journalFile, boot, unread, onNotice, onError } = options;
  const stop = new SharedArrayBuffer(4);
  const pattern = createPatternCell();
  const workerData: ThreadData = { journalFile, root, stop, pattern, unread, boot };
  const start = (): Thread<EditMethods> =>
    callWorker<EditMethods>(startWorker('edit', { workerData, resourceLimits }), (notice) =>
      onNotice(notice as Notice),
    );
  let thread = start();
  const call: EditThread['call'] = (method, argument) =>
    thread
      .call(method, argument)
      .catch(onError)
      .catch((error: unknown) => asEngineError(error, journalFile));
  let opened: OpenReport;
  try {
    opened = await thread.call('open', null);
  } catch (error) {
    await thread.end();
    throw storeError(error, journalFile) ?? damagedJournal(journalFile, error);
  }
  return {
    opened,
    call,
    plan: async (request) => {
      const over = new AbortController();
      const plan = call('plan', request).finally(() => over.abort());
      const hanging = hangingPattern(pattern, over.signal).catch(() => null);
      const hangsAt = await Promise.race([plan.then(() => null), hanging]);
      if (hangsAt === null) return plan;
      plan.catch(() => undefined);
      await thread.end();
      new Int32Array(pattern).fill(0);
      thread = start();
      await call('open', null);
      return { hangsAt };
    },
    stop: (how) => Atomics.store(new Int32Array(stop), 0, stopFlags[how]),
    close: async () => {
      try {
        await thread.call('close', null);
      } finally {
        await thread.end();
      }
    },
  };
};
