/** Calls across a thread: methods with one argument, answered in order, and notices that need no answer. */
import type { MessagePort, Worker } from 'node:worker_threads';
import { errorCode } from '../../../shared/api/errors.ts';
import { thrownCode } from '../../../shared/thrownCode.ts';
import { EngineError } from '../errors.ts';

type Method = (argument: never) => unknown;
export type Methods = Readonly<Record<string, Method>>;

interface Call {
  readonly id: number;
  readonly method: string;
  readonly argument: unknown;
}

interface Thrown {
  readonly message: string;
  readonly code: string | null;
  /** Of an EngineError; empty: it was another one. */
  readonly detail: EngineError['detail'];
}

type Answer =
  | { readonly ready: true }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: Thrown }
  | { readonly notice: unknown };

/** Thrown at the caller for an error in the thread. `code` and `detail` are those of the original error. */
export class ThreadError extends Error {
  readonly code: string | null;
  readonly detail: EngineError['detail'];
  constructor({ message, code, detail }: Thrown) {
    super(message);
    this.name = 'ThreadError';
    this.code = code;
    this.detail = detail;
  }
}

/** An EngineError that was thrown in a thread, as it was there; any other error is itself. */
export const thrownThere = (error: unknown): unknown => {
  if (!(error instanceof ThreadError)) return error;
  const code = errorCode.safeParse(error.code);
  return code.success ? new EngineError(code.data, error.message, error.detail) : error;
};

/** In the thread: answers calls with `methods`. Returns the function that sends a notice to the other side. */
export const serveCalls = (port: MessagePort, methods: Methods): ((notice: unknown) => void) => {
  port.on('message', ({ id, method, argument }: Call) => {
    void (async () => {
      try {
        const call = methods[method];
        if (call === undefined) throw new Error(`No method ${method} in this thread.`);
        const value = await call(argument as never);
        port.postMessage({ id, value } satisfies Answer);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const detail = error instanceof EngineError ? error.detail : {};
        port.postMessage({ id, error: { message, code: thrownCode(error), detail } } satisfies Answer);
      }
    })();
  });
  port.postMessage({ ready: true } satisfies Answer);
  return (notice) => port.postMessage({ notice } satisfies Answer);
};

export interface Thread<M extends Methods> {
  call<K extends keyof M & string>(
    method: K,
    argument: Parameters<M[K]>[0],
  ): Promise<Awaited<ReturnType<M[K]>>>;
  /** Ends the thread; pending calls are rejected. */
  end(): Promise<void>;
}

/** On the main side: calls a worker's methods; `onNotice` gets the notices that it sends. */
export const callWorker = <M extends Methods>(
  worker: Worker,
  onNotice: (notice: unknown) => void,
): Thread<M> => {
  const open = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let next = 1;
  let ended: Error | null = null;
  const loaded = Promise.withResolvers<void>();
  const fail = (error: Error): void => {
    ended = error;
    for (const { reject } of open.values()) reject(error);
    open.clear();
    loaded.resolve();
  };
  worker.on('message', (answer: Answer) => {
    if ('ready' in answer) {
      loaded.resolve();
      return;
    }
    if ('notice' in answer) {
      onNotice(answer.notice);
      return;
    }
    const waiting = open.get(answer.id);
    open.delete(answer.id);
    if ('error' in answer) waiting?.reject(new ThreadError(answer.error));
    else waiting?.resolve(answer.value as never);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The thread has ended.')));
  return {
    call: (method, argument) =>
      new Promise((resolve, reject) => {
        if (ended !== null) {
          reject(ended);
          return;
        }
        const id = next++;
        open.set(id, { resolve, reject });
        worker.postMessage({ id, method, argument } satisfies Call);
      }),
    end: async () => {
      // A thread that is ended while it loads a native module would crash the whole process.
      await loaded.promise;
      await worker.terminate();
    },
  };
};
