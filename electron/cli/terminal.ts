/** A command's access to the terminal: results on stdout, messages on stderr, and a signal to stop. */
import type { Writable } from 'node:stream';
import { thrownCode } from '../../shared/thrownCode.ts';

export interface Terminal {
  /** For results only. Resolves when they have been passed on. @throws BrokenPipe when the reader has gone */
  print(text: string): Promise<void>;
  /** One message line, on stderr. */
  say(line: string): void;
  readonly stderr: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: NodeJS.ProcessEnv;
  /** Relative paths of the command line start here. */
  readonly cwd: string;
  /** Aborts on Ctrl+C (SIGINT) and on SIGTERM. */
  readonly signal: AbortSignal;
}

/** The exit codes of the command line's contract. */
export const exitCode = { done: 0, incomplete: 1, usage: 2, cannotOpen: 3 } as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Ends a command with a sentence on stderr. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;

  constructor(code: ExitCode, message: string) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = code;
  }
}

/** `proofsheet find ... | head`: the reader has enough, and no message is needed. */
export class BrokenPipe extends Error {}

export const printTo = (stream: Writable): Terminal['print'] => {
  // Without a listener the error of a write that is not awaited would end the process.
  stream.on('error', () => undefined);
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (error === null || error === undefined) resolve();
        else reject(thrownCode(error) === 'EPIPE' ? new BrokenPipe() : error);
      });
    });
};

/** The terminal of this process. A second Ctrl+C ends it at once. */
export const processTerminal = (cwd: string): Terminal => {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (stop.signal.aborted && name === 'SIGINT') process.exit(130);
      stop.abort();
    });
  }
  process.stderr.on('error', () => undefined);
  return {
    print: printTo(process.stdout),
    say: (line) => void process.stderr.write(`${line}\n`),
    stderr: process.stderr,
    env: process.env,
    cwd,
    signal: stop.signal,
  };
};
